// Runs in Node: a site of one page, and a real Chromium that looks at it.
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { rolldown } from 'rolldown'

/** Serves `page.ts`, and what its tests add, with or without the headers that isolate it. */
export class Site implements AsyncDisposable {
	/** Path → text: what this site serves beside its page. */
	readonly files = new Map<string, string>()
	readonly #server: Server

	private constructor() {
		this.#server = createServer(({ url = '/' }, response) => {
			const { pathname, searchParams } = new URL(url, 'http://site')
			const headers = searchParams.has('bare') ? {} : isolation
			const text = pathname === '/' ? html(searchParams.get('service')) : this.files.get(pathname)
			if (text === undefined) {
				response.writeHead(404, headers).end()
				return
			}
			const type = pathname === '/' ? 'text/html' : 'text/javascript'
			response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(text)
		})
	}

	static async start(): Promise<Site> {
		const site = new Site()
		for (const [path, code] of await bundlePage()) site.files.set(path, code)
		await new Promise<void>((done) => site.#server.listen(0, '127.0.0.1', done))
		return site
	}

	/** By name, where the stand-in for the service goes by number: two sites, as in earnest. */
	get url(): string {
		const address = this.#server.address()
		if (address === null || typeof address === 'string') throw new Error('The site is closed.')
		return `http://localhost:${String(address.port)}`
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#server.closeAllConnections()
		await new Promise<void>((done) => this.#server.close(() => done()))
	}
}

const isolation = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-embedder-policy': 'require-corp',
	'cross-origin-resource-policy': 'same-origin',
}

function html(service: string | null): string {
	const setting =
		service === null
			? ''
			: `<script>globalThis.WEBCONTAINER_API_IFRAME_URL = ${JSON.stringify(service)}</script>`
	return `<!doctype html><html lang="en"><title>Test</title><body>${setting}<script type="module" src="/page.js"></script></body></html>`
}

async function bundlePage(): Promise<[string, string][]> {
	const input = { page: fileURLToPath(new URL('page.ts', import.meta.url)) }
	await using bundle = await rolldown({ input, platform: 'browser' })
	const { output } = await bundle.generate({ format: 'esm', entryFileNames: '[name].js' })
	return output.flatMap((file) =>
		file.type === 'chunk' ? [[`/${file.fileName}`, file.code] satisfies [string, string]] : [],
	)
}

export async function launchChromium(): Promise<Browser> {
	const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
	return chromium.launch({
		...(installed === undefined ? {} : { executablePath: installed }),
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	})
}

/** A new page on the site, in a browser profile of its own. `service` left out: the real one. */
export async function visit(
	browser: Browser,
	site: Site,
	{ service, isolated = true }: { service?: string; isolated?: boolean },
): Promise<Page> {
	const context = await browser.newContext()
	const page = await context.newPage()
	const url = new URL(site.url)
	if (service !== undefined) url.searchParams.set('service', service)
	if (!isolated) url.searchParams.set('bare', '')
	await page.goto(url.href)
	await page.waitForFunction(() => 'lab' in window)
	return page
}
