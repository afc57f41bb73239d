import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type Page } from 'puppeteer-core'
import { findBrowser } from '../../cli/find-browser.ts'
import type { BrowserName, Profile } from '../../src/speed/measurement.ts'

/** A browser that is running, and reaches nothing but this machine. */
export interface OpenBrowser extends AsyncDisposable {
	name: BrowserName
	version: string
	browser: Browser
}

const screens = {
	desktop: { width: 1350, height: 940 },
	phone: { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
} as const

/** What Lighthouse's "slow 4G" does to a request where it is applied and not computed, and its slow-down of a phone. */
const slow4G = { latency: 562.5, download: (1_474.56 * 1024) / 8, upload: (675 * 1024) / 8 }
const slowdown = 4

const firefoxPaths = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env['FIREFOX_PATH'] ?? '']

export async function openChromium(): Promise<OpenBrowser> {
	const { path, args } = await findBrowser()
	const alone = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'
	const browser = await launch({
		executablePath: path,
		args: [...args, '--disable-gpu', alone],
		protocolTimeout: 300_000,
	})
	const version = (await browser.version()).replace(/^.*\//, '')
	return { name: 'Chromium', version, browser, [Symbol.asyncDispose]: () => browser.close() }
}

/** Debian's Firefox, or another at FIREFOX_PATH; nothing where there is none. */
export async function openFirefox(): Promise<OpenBrowser | undefined> {
	const executablePath = firefoxPaths.find((path) => path !== '' && existsSync(path))
	if (executablePath === undefined) return undefined
	const home = await mkdtemp(join(tmpdir(), 'interleave-firefox-'))
	const browser = await launch({
		browser: 'firefox',
		executablePath,
		// As root, Firefox can start no sandbox.
		env: { ...process.env, HOME: home, MOZ_DISABLE_CONTENT_SANDBOX: '1' },
		// A proxy that is not there answers for every host but this one.
		extraPrefsFirefox: {
			'network.proxy.type': 1,
			'network.proxy.http': '127.0.0.1',
			'network.proxy.http_port': 9,
			'network.proxy.ssl': '127.0.0.1',
			'network.proxy.ssl_port': 9,
			'network.proxy.no_proxies_on': '127.0.0.1',
		},
		protocolTimeout: 300_000,
	})
	return {
		name: 'Firefox',
		version: (await browser.version()).replace(/^.*\//, ''),
		browser,
		async [Symbol.asyncDispose]() {
			await browser.close()
			await rm(home, { recursive: true, force: true })
		},
	}
}

/** A learner's browser with nothing in it, of which pages are opened one after the other. */
export interface Visitor extends AsyncDisposable {
	open(): Promise<Page>
}

export async function openVisitor({ browser }: OpenBrowser, profile: Profile): Promise<Visitor> {
	const context = await browser.createBrowserContext()
	return {
		async open() {
			const page = await context.newPage()
			await imitate(page, profile)
			return page
		},
		[Symbol.asyncDispose]: () => context.close(),
	}
}

async function imitate(page: Page, profile: Profile): Promise<void> {
	if (profile === 'desktop') {
		await page.setViewport(screens.desktop)
		return
	}
	await page.setViewport(screens.phone)
	await page.emulateNetworkConditions(slow4G)
	await page.emulateCPUThrottling(slowdown)
}
