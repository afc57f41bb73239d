import { defineConfig } from '@playwright/test'
import { findBrowser } from './cli/find-browser.ts'

const { path, args } = await findBrowser()

/** Nothing of the browser's own leaves the machine while a test looks at requests. */
const quiet = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
]

export default defineConfig({
	testDir: 'tests',
	testMatch: /tests\/(e2e|a11y)\/.*\.e2e\.ts$/,
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	forbidOnly: Boolean(process.env['CI']),
	// A race that only a retry hides is a defect.
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	use: {
		launchOptions: { executablePath: path, args: [...args, ...quiet] },
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
	},
	projects: [{ name: 'chromium' }],
})
