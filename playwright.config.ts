import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, webkit } from '@playwright/test'
import { findBrowser } from './cli/find-browser.ts'
import { findFirefox } from './cli/find-firefox.ts'
import type { Host } from './tests/e2e/hosts.ts'
import { whyLeftOut } from './tests/real-servers.ts'

const { path, args } = await findBrowser()
const firefox = findFirefox()
if (firefox === undefined && process.env['TEST_WORKER_INDEX'] === undefined)
	console.warn('No Firefox here, so nothing is tried in one: apt-get install firefox-esr')

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
	// By a name that no browser trusts, this computer is like a host without encryption.
	'--host-resolver-rules=MAP unencrypted.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** The same of Firefox: a proxy that nothing answers stands before every host but this one. */
const quietFirefox = {
	'network.proxy.type': 1,
	'network.proxy.http': '127.0.0.1',
	'network.proxy.http_port': 9,
	'network.proxy.ssl': '127.0.0.1',
	'network.proxy.ssl_port': 9,
	'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
	// So that a test may paste; see `insertText` in tests/e2e/course.ts.
	'dom.events.testing.asyncClipboard': true,
}

export default defineConfig<object, { servedBy: Host; deep: boolean }>({
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
		// What a worker fetches, no test could answer in the place of the network. Where it is the worker that is tested, it is let in.
		serviceWorkers: 'block',
		screenshot: 'only-on-failure',
		// To keep one costs as much as the test does; `npx playwright test --trace on` for one that fails.
		trace: 'off',
	},
	projects: [
		{ name: 'chromium' },
		{ name: 'deep site', testMatch: /deep-site\.setup\.ts$/ },
		...behindHosts(),
		...(firefox === undefined ? [] : [inFirefox(firefox)]),
		// Debian has none of its own: `npx playwright install --with-deps webkit`.
		...(existsSync(webkit.executablePath()) ? [inWebKit()] : []),
	],
})

/**
 * What a host can break, behind each kind of host, at the course's own base and deep in a site. `WHOLE_SUITE=1` has
 * everything done there.
 */
function behindHosts() {
	const grep = process.env['WHOLE_SUITE'] ? /./ : /@any-host/
	return (['files', 'nginx', 'caddy'] as const).flatMap((host) => {
		const why = host === 'files' ? undefined : whyLeftOut(host)
		if (why !== undefined) {
			if (process.env['TEST_WORKER_INDEX'] === undefined) console.warn(`Skipped: ${why}`)
			return []
		}
		return [
			// Firefox gets the files alone, at the base.
			...(host === 'files' ? [] : [{ name: host, grep, use: { servedBy: host } }]),
			{
				name: `${host}, deep`,
				grep,
				use: { servedBy: host, deep: true },
				dependencies: ['deep site'],
			},
		]
	})
}

/** What everybody does in the course, in what Safari is made of. */
function inWebKit() {
	return {
		name: 'webkit',
		grep: /@any-browser/,
		timeout: 120_000,
		use: { browserName: 'webkit' as const, servedBy: 'files' as const, launchOptions: {} },
	}
}

/**
 * What everybody does in the course, once more in a Firefox as it is shipped, from a host that isolates no page
 * from other origins. A test says by its tag that it is one of those.
 */
function inFirefox(path: string) {
	return {
		name: 'firefox',
		grep: /@any-browser/,
		// Two of them beside each other leave too little of two processors to either.
		workers: 1,
		timeout: 120_000,
		use: {
			browserName: 'firefox' as const,
			servedBy: 'files' as const,
			channel: 'moz-firefox',
			launchOptions: {
				executablePath: fileURLToPath(new URL('tests/e2e/firefox-relay.ts', import.meta.url)),
				args: [],
				env: {
					...process.env,
					// The relay is run by the Node that runs this.
					PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
					FIREFOX_PATH: path,
					// As root, Firefox can start no sandbox.
					...(process.getuid?.() === 0 && { MOZ_DISABLE_CONTENT_SANDBOX: '1' }),
				},
				firefoxUserPrefs: quietFirefox,
			},
		},
	}
}
