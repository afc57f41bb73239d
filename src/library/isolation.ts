import { readFile, readdir, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import {
	embeddable,
	headerRules,
	isolation as isolationHeaders,
	needsIsolation,
	writeHeaderRules,
} from './headers.ts'

/**
 * Gives pages with an exercise the headers that real Node in the browser needs: in the dev server
 * directly, in a build through a `_headers` file that static hosts and `course serve` obey.
 */
export function isolation(webcontainer: 'auto' | 'off'): AstroIntegration {
	const site = { base: '/', assets: '_astro' }
	return {
		name: 'isolation',
		hooks: {
			'astro:config:done': ({ config }) => {
				site.base = config.base.endsWith('/') ? config.base : `${config.base}/`
				site.assets = config.build.assets
			},
			'astro:server:setup': ({ server }) => {
				if (webcontainer === 'auto') server.middlewares.use(isolateDevPage)
			},
			'astro:build:done': async ({ dir, logger }) => {
				const folder = fileURLToPath(dir)
				const rules = headerRules({ ...site, webcontainer, pages: await readPages(folder) })
				const file = join(folder, '_headers')
				// A host's own `public/_headers` has been copied here; ours come after it.
				const before = await readFile(file, 'utf8').catch(() => '')
				await writeFile(file, [before.trim(), writeHeaderRules(rules)].filter(Boolean).join('\n\n'))
				logger.info(`wrote _headers: ${rules.length} rules`)
			},
		},
	}
}

/** Every page of a built site by its path: `index.html` is ``, `one/index.html` is `one/`. */
async function readPages(folder: string): Promise<Map<string, string>> {
	const names = await readdir(folder, { recursive: true })
	const pages = names.filter((name) => name.endsWith('.html')).sort()
	return new Map(
		await Promise.all(
			pages.map(async (name) => {
				const path = name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')
				return [path, await readFile(join(folder, name), 'utf8')] as const
			}),
		),
	)
}

/**
 * Holds an HTML answer back until it is whole, because only its text says whether it needs the
 * headers, and headers go first. Everything else is sent as it comes, embeddable.
 */
function isolateDevPage(_: IncomingMessage, response: ServerResponse, next: () => void): void {
	const { writeHead, write, end } = response
	const chunks: Buffer[] = []
	let head: unknown[] | undefined
	const isPage = () => String(response.getHeader('content-type') ?? '').includes('text/html')
	const keep = (chunk: unknown) => {
		if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
		else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
	}
	const set = (headers: Readonly<Record<string, string>>) => {
		if (response.headersSent) return
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
	}

	response.writeHead = function (status: number, ...rest: unknown[]) {
		response.statusCode = status
		const headers = rest.find((part) => typeof part === 'object')
		for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
		head = [status]
		if (isPage()) return response
		set(embeddable)
		return Reflect.apply(writeHead, response, [status])
	}
	response.write = function (chunk: unknown, ...rest: unknown[]) {
		if (!isPage() || response.headersSent) {
			if (!head) set(embeddable)
			return Reflect.apply(write, response, [chunk, ...rest])
		}
		keep(chunk)
		const done = rest.find((part) => typeof part === 'function')
		if (done) queueMicrotask(() => Reflect.apply(done, undefined, []))
		return true
	}
	response.end = function (chunk: unknown, ...rest: unknown[]) {
		if (!isPage() || response.headersSent) {
			if (!head) set(embeddable)
			return Reflect.apply(end, response, [chunk, ...rest])
		}
		keep(chunk)
		const page = Buffer.concat(chunks)
		set(needsIsolation(page.toString()) ? isolationHeaders : embeddable)
		return Reflect.apply(end, response, [
			page,
			...rest.filter((part) => typeof part === 'function'),
		])
	}
	next()
}
