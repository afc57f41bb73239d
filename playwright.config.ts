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
	// The lab answers for other hosts, and real Node would boot from stackblitz.com where that can be
	// reached: here nothing can. Asked of the browser itself, for to route requests turns its caches off.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
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
		// To keep one costs as much as the test does; `npx playwright test --trace on` for one that fails.
		trace: 'off',
	},
	projects: [{ name: 'chromium' }],
})
