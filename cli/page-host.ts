import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { workerBuild } from '../src/runtimes/worker-build.ts'
import { findBrowser } from './find-browser.ts'
import { hearPage } from './page-runtime.ts'

/** A page in a real browser, served as a strict static host would. */
export interface OpenPage extends AsyncDisposable {
	page: Page
	/** The page's address, ending in a slash. */
	url: string
}

export interface PageOptions {
	/** The folder of the built page. */
	folder: string
	/** Folders that are served beside the page, by their path in it: `{ python: '/tmp/python' }`. */
	mounts?: Readonly<Record<string, string>>
	/** Headers beside those of a strict host, or in their place. */
	headers?: Readonly<Record<string, string>>
	/** What follows the page's address: `?packages`. */
	query?: string
	/** Where WebContainer is loaded from, when that is not the usual place. */
	service?: string | undefined
	/** Whether a Ctrl-C is left to whoever opened the page; otherwise the browser takes it, and ends the process. */
	leavesSignals?: boolean
}

const policy = {
	'default-src': "'none'",
	'script-src': "'self' blob:",
	'worker-src': "'self' blob:",
	'connect-src': "'self'",
	'style-src': "'self'",
	'img-src': "'self' data:",
	'base-uri': "'none'",
	'form-action': "'none'",
	'frame-ancestors': "'none'",
}

/** A content security policy: that of a host which takes care of its visitors, with what a page needs beyond it. */
export function policyWith(beyond: Readonly<Record<string, string>> = {}): Record<string, string> {
	const directives = Object.entries({ ...policy, ...beyond })
	return {
		'content-security-policy': directives.map(([name, value]) => `${name} ${value}`).join('; '),
	}
}

/** What a page that runs Python has to be allowed, and nothing else beside. */
export const webAssembly = { 'script-src': "'self' 'wasm-unsafe-eval' blob:" }

const strictHost = {
	...policyWith(),
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
}

/** Builds the page of a folder, whose `index.html` has a module that calls `exposeRuntimes`, as a site is built. */
export async function buildPage(root: string, outDir: string): Promise<void> {
	// Loaded here: a page that was built before needs no bundler.
	const { build } = await import('vite')
	await build({
		root,
		base: './',
		configFile: false,
		logLevel: 'error',
		worker: workerBuild,
		build: { outDir, emptyOutDir: true },
	})
}

/** Serves a built page on this machine and opens it in a browser. Closing it ends both. */
export async function openPage(options: PageOptions): Promise<OpenPage> {
	const { folder, mounts = {}, headers = {}, query = '', service, leavesSignals = false } = options
	await using stack = new AsyncDisposableStack()
	const site = stack.use(await serve(folder, mounts, { ...strictHost, ...headers }))
	const browser = await launch(leavesSignals)
	stack.defer(() => browser.close())
	const page = await browser.newPage()
	await hearPage(page)
	if (service !== undefined)
		await page.addInitScript((origin) => {
			globalThis.WEBCONTAINER_API_IFRAME_URL = origin
		}, service)
	await page.goto(site.url + query)
	const owned = stack.move()
	return { page, url: site.url, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

async function launch(leavesSignals: boolean): Promise<Browser> {
	const { path, args } = await findBrowser()
	const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync']
	return chromium.launch({
		executablePath: path,
		args: [...args, '--no-first-run', ...quiet.map((what) => `--disable-${what}`)],
		...(leavesSignals && { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
	})
}

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.mjs': 'text/javascript; charset=utf-8',
	'.wasm': 'application/wasm',
}

async function serve(
	folder: string,
	mounts: Readonly<Record<string, string>>,
	headers: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { url: string }> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost')
		const path = normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
		const [, mount = '', ...inside] = path.split('/')
		const mounted = mounts[mount]
		const file = mounted === undefined ? join(folder, path) : join(mounted, ...inside)
		readFile(file).then(
			(body) => {
				const type = types[extname(file)] ?? 'application/octet-stream'
				response.writeHead(200, { ...headers, 'content-type': type }).end(body)
			},
			() => response.writeHead(404, headers).end(),
		)
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const address = server.address()
	if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
	return {
		url: `http://127.0.0.1:${address.port}/`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}
