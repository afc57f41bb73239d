import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { build } from 'vite'
import { findBrowser } from '../../cli/find-browser.ts'
import type { RunEvent } from '../../src/course/report.ts'
import type { Runtime } from '../../src/runtimes/runtime.ts'
import { workerBuild } from '../../src/runtimes/worker-build.ts'
import './browser-harness/expose.ts'

export interface HarnessOptions {
	/** The page's folder, with an `index.html` whose module calls `exposeRuntimes`. Left out: the page of the worker. */
	folder?: string
	/** Folders that are served beside the page, by their path in it: `{ python: '/tmp/python' }`. */
	mounts?: Readonly<Record<string, string>>
	/** Headers beside those of a strict host: for isolation, for example. */
	headers?: Readonly<Record<string, string>>
}

/** A page in a real browser, from a production build, served as a strict static host would. */
export interface Harness extends AsyncDisposable {
	page: Page
	/** The page's address, ending in a slash. */
	url: string
	/** The folder of the build. */
	folder: string
}

/** What a host that takes care of its visitors may allow, and not more. */
const strictHost = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self' blob:",
		"worker-src 'self' blob:",
		"connect-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join('; '),
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
}

export async function openHarness({
	folder,
	headers = {},
	mounts = {},
}: HarnessOptions = {}): Promise<Harness> {
	await using stack = new AsyncDisposableStack()
	const dist = await mkdtemp(join(tmpdir(), 'interleave-page-'))
	stack.defer(() => rm(dist, { recursive: true, force: true }))
	await buildPage(folder ?? fileURLToPath(new URL('browser-harness/', import.meta.url)), dist)
	const site = stack.use(await serve(dist, mounts, { ...strictHost, ...headers }))
	const browser = await launch()
	stack.defer(() => browser.close())
	const page = await browser.newPage()
	await listen(page)
	await page.goto(site.url)
	const owned = stack.move()
	return {
		page,
		url: site.url,
		folder: dist,
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	}
}

async function buildPage(root: string, outDir: string) {
	await build({
		root,
		base: './',
		configFile: false,
		logLevel: 'error',
		worker: workerBuild,
		build: { outDir, emptyOutDir: true },
	})
}

async function launch(): Promise<Browser> {
	const { path, args } = await findBrowser()
	const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync']
	return chromium.launch({
		executablePath: path,
		args: [...args, '--no-first-run', ...quiet.map((what) => `--disable-${what}`)],
	})
}

/** The host of a page that runs Python has to allow WebAssembly, and nothing else beside. */
export const withWebAssembly = {
	'content-security-policy': strictHost['content-security-policy'].replace(
		"script-src 'self'",
		"script-src 'self' 'wasm-unsafe-eval'",
	),
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
		const file = join(mounts[mount] ?? folder, mounts[mount] === undefined ? path : inside.join('/'))
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

type Hear = (event: RunEvent) => void

const listeners = new WeakMap<Page, Map<string, Hear>>()

async function listen(page: Page) {
	const heard = new Map<string, Hear>()
	listeners.set(page, heard)
	await page.exposeFunction('hear', (sandbox: string, event: RunEvent) => {
		heard.get(sandbox)?.(event)
	})
}

/** A runtime that lives in the page, for use from here. The page must have come from `openHarness`. */
export function runtimeInPage(page: Page, name: string): Runtime {
	const heard = listeners.get(page)
	if (heard === undefined) throw new Error('This page was not opened by the harness.')
	return {
		name,
		languages: ['ts'],
		// It is asked in the page when it is opened.
		obstacle: () => undefined,
		async open() {
			const id = randomUUID()
			await page.evaluate(([runtime, sandbox]) => exposedRuntimes.open(runtime, sandbox), [
				name,
				id,
			] as const)
			return {
				async run(job, onEvent) {
					heard.set(id, onEvent)
					try {
						return await page.evaluate(([sandbox, given]) => exposedRuntimes.run(sandbox, given), [
							id,
							JSON.stringify(job),
						] as const)
					} finally {
						heard.delete(id)
					}
				},
				[Symbol.asyncDispose]: () =>
					page.evaluate((sandbox) => exposedRuntimes.dispose(sandbox), id),
			}
		},
	}
}

/** Milliseconds of the longest time in which the page could do nothing, since the last call. */
export function longestGap(page: Page): Promise<number> {
	return page.evaluate(() => exposedRuntimes.longestGap())
}
