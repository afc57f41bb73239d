import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { headersFor, readHeaderRules, type HeaderRule } from '../src/library/headers.ts'
import { contentType } from '../src/library/media-types.ts'
import { Refusal } from './refusal.ts'

/** Kinds whose files are compressed already. */
const packed = new Set(['.br', '.ico', '.jpg', '.png', '.webp', '.woff', '.woff2'])

/** Files that tell a host what to do, and are not part of the site. */
const forHosts = new Set(['_headers', '_redirects'])

/** Above this many bytes the last few per cent are not worth the wait at the first request. */
const large = 500_000

const encoders = {
	br: (content: Buffer) =>
		promisify(brotliCompress)(content, {
			params: { [constants.BROTLI_PARAM_QUALITY]: content.length > large ? 9 : 11 },
		}),
	gzip: promisify(gzip),
}
type Encoding = keyof typeof encoders

/** What the server answers, before it is written to a socket. */
export interface Answer {
	status: number
	headers: Readonly<Record<string, string>>
	body?: Buffer
}

interface Asked {
	method: string
	/** Path and query, as the request line has them. */
	url: string
	headers: Readonly<Record<string, string | undefined>>
}

/** A folder of static files as a good host serves it: compressed, revalidated, with the headers of its `_headers` file. */
export class StaticSite {
	readonly #folder: string
	readonly #base: string
	readonly #rules: readonly HeaderRule[]
	readonly #files = new Map<string, StoredFile>()

	private constructor(folder: string, base: string, rules: readonly HeaderRule[]) {
		this.#folder = folder
		this.#base = base
		this.#rules = rules
	}

	/** `base` is the path the folder is served at, with both slashes; `plain`: without the headers. Rejects with a `Refusal` when there is no such folder. */
	static async open(folder: string, base: string, { plain = false } = {}): Promise<StaticSite> {
		const absolute = resolve(folder)
		if (!(await stat(absolute).catch(() => undefined))?.isDirectory())
			throw new Refusal(`There is no folder ${absolute} to serve. Run \`npm run build\` first.`)
		const file = join(absolute, '_headers')
		const text = plain ? '' : await readFile(file, 'utf8').catch(() => '')
		return new StaticSite(absolute, base, readHeaderRules(text))
	}

	async answer(asked: Asked): Promise<Answer> {
		if (asked.method !== 'GET' && asked.method !== 'HEAD')
			return say(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' })
		const [path = '/', query] = asked.url.split(/\?(.*)/s, 2)
		if (this.#base !== '/' && (path === '/' || `${path}/` === this.#base)) return moved(this.#base)
		const place = this.#locate(path)
		if (place === 'malformed') return say(400, 'That is not a path.')
		const file = place === 'outside' ? undefined : place.file
		const stored = file && (await this.#read(file))
		if (stored) return this.#send(stored, path, asked, 200)
		if (file && !path.endsWith('/') && (await this.#read(join(file, 'index.html'))))
			return moved(`${path}/${query === undefined ? '' : `?${query}`}`)
		const notFound = await this.#read(join(this.#folder, '404.html'))
		return notFound ? this.#send(notFound, path, asked, 404) : say(404, 'There is no such page.')
	}

	/** The file a path names, whether or not it is there; `outside` is never served. */
	#locate(path: string): { file: string } | 'malformed' | 'outside' {
		let decoded
		try {
			decoded = decodeURIComponent(path)
		} catch {
			return 'malformed'
		}
		// A backslash separates folders on Windows; no file of a site has one.
		if (/[\0\\]/.test(decoded) || decoded.split('/').includes('..')) return 'malformed'
		if (!`${decoded}/`.startsWith(this.#base)) return 'outside'
		const inside = decoded.slice(this.#base.length)
		if (forHosts.has(inside)) return 'outside'
		const file = resolve(
			this.#folder,
			inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside,
		)
		return file.startsWith(this.#folder + sep) ? { file } : 'outside'
	}

	/** Reads a file once, and again when it has changed. */
	async #read(path: string): Promise<StoredFile | undefined> {
		const facts = await stat(path).catch(() => undefined)
		if (!facts?.isFile()) return undefined
		const version = `${facts.mtimeMs} ${facts.size}`
		const kept = this.#files.get(path)
		if (kept?.version === version) return kept
		const [content, pressed] = await Promise.all([
			readFile(path),
			readFile(`${path}.br`).catch(() => undefined),
		])
		const stored = new StoredFile(extname(path), version, content, pressed)
		this.#files.set(path, stored)
		return stored
	}

	async #send(file: StoredFile, path: string, asked: Asked, status: 200 | 404): Promise<Answer> {
		const encoding = file.compressible
			? chooseEncoding(asked.headers['accept-encoding'])
			: undefined
		const tag = `"${file.hash}${encoding ? `-${encoding}` : ''}"`
		const headers: Record<string, string> = {
			'Content-Type': contentType(file.extension),
			'Cache-Control': 'no-cache',
			ETag: tag,
			...(file.compressible && { Vary: 'Accept-Encoding' }),
			...headersFor(this.#rules, path),
			// A file that is missing may be there in a minute: how long it would be kept says nothing of its absence.
			...(status === 404 && { 'Cache-Control': 'no-cache' }),
		}
		const known = asked.headers['if-none-match']
			?.split(',')
			.map((one) => one.trim().replace(/^W\//, ''))
		if (status === 200 && (known?.includes(tag) || known?.includes('*')))
			return { status: 304, headers }
		const body = encoding ? await file.encoded(encoding) : file.content
		if (encoding) headers['Content-Encoding'] = encoding
		headers['Content-Length'] = String(body.length)
		return { status, headers, ...(asked.method === 'GET' && { body }) }
	}
}

/** One file in memory, with its compressed forms: the one that lies beside it, and others as they are asked for. */
class StoredFile {
	readonly extension: string
	/** Changes when the file on disk does. */
	readonly version: string
	readonly content: Buffer
	readonly hash: string
	readonly #encoded = new Map<Encoding, Promise<Buffer>>()

	/** `pressed` is what lies beside it as `.br`, made when the site was built. */
	constructor(extension: string, version: string, content: Buffer, pressed?: Buffer) {
		if (pressed) this.#encoded.set('br', Promise.resolve(pressed))
		this.extension = extension
		this.version = version
		this.content = content
		this.hash = createHash('sha256').update(content).digest('base64url').slice(0, 20)
	}

	get compressible(): boolean {
		return !packed.has(this.extension) && this.content.length > 500
	}

	encoded(encoding: Encoding): Promise<Buffer> {
		let body = this.#encoded.get(encoding)
		if (!body) this.#encoded.set(encoding, (body = encoders[encoding](this.content)))
		return body
	}
}

/** The best encoding that the client takes: it refuses one by `;q=0`. */
export function chooseEncoding(accepted = ''): Encoding | undefined {
	const taken = new Set(
		accepted
			.split(',')
			.map((part) => part.trim().split(/\s*;\s*/))
			.filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
			.map(([name]) => name),
	)
	if (taken.has('br')) return 'br'
	return taken.has('gzip') || taken.has('*') ? 'gzip' : undefined
}

function moved(to: string): Answer {
	// A path that begins with two slashes would name another host.
	return { status: 308, headers: { Location: to.replace(/^\/{2,}/, '/') } }
}

function say(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
	const body = Buffer.from(`${text}\n`)
	return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body }
}

export interface Served extends AsyncDisposable {
	/** Where the site is: `http://127.0.0.1:4321/`. */
	url: string
}

export interface ServeOptions {
	folder: string
	/** The path it is served at, with both slashes. Left out: the root. */
	base?: string
	/** Left out: one that is free. */
	port?: number
	/** Left out: this machine only. */
	host?: string
	/** As a host serves it that knows nothing of `_headers`. */
	plain?: boolean
}

/** Serves a folder until it is disposed. Rejects when the port is taken (`EADDRINUSE`). */
export async function serveFolder(options: ServeOptions): Promise<Served> {
	const { folder, base = '/', port = 0, host = '127.0.0.1', plain = false } = options
	const site = await StaticSite.open(folder, base, { plain })
	const server = createServer((request, response) => {
		respond(site, request, response).catch((error: unknown) => {
			console.error(error)
			response.destroy()
		})
	})
	await new Promise<void>((listening, failed) => {
		server.once('error', failed)
		server.listen(port, host, listening)
	})
	const address = server.address()
	const bound = typeof address === 'object' && address ? address.port : port
	return {
		url: `http://${host}:${bound}${base}`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections()
			await new Promise((closed) => server.close(closed))
		},
	}
}

/** Answers one request out of a folder, and tells what it answered. */
export async function respond(
	site: StaticSite,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<Answer> {
	const { method = 'GET', url = '/', headers } = request
	const answer = await site.answer({
		method,
		url,
		headers: {
			'accept-encoding': [headers['accept-encoding']].flat().join(','),
			'if-none-match': headers['if-none-match'],
		},
	})
	response.writeHead(answer.status, { ...answer.headers }).end(answer.body)
	return answer
}
