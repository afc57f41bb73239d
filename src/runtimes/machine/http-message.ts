import { ByteQueue, toBytes } from './byte-queue.ts'

/** One HTTP/1.1 request as it came over a connection; the body as bytes. */
export interface HttpRequest {
	method: string
	/** What stands behind the method: a path with its query, or a whole URL. */
	target: string
	/** By their names in lower case; what came several times is joined by commas. */
	headers: ReadonlyMap<string, string>
	body: string
}

/** Takes bytes in pieces of any size and hands over the requests in them, one by one. */
export interface RequestReader {
	/** @throws an Error with a sentence for what is no HTTP/1.1 request */
	write(bytes: string): void
}

/** The most that a request's head, its body, or a line between its chunks may take, in bytes. */
const longest = { head: 64 * 1024, body: 16 * 2 ** 20, line: 4 * 1024 }

/** `onExpect`: the client waits to be told that it may send its body. */
export function createRequestReader({
	onRequest,
	onExpect,
}: {
	onRequest: (request: HttpRequest) => void
	onExpect: () => void
}): RequestReader {
	const held = new ByteQueue()
	let begun: { head: Head; takeBody: () => string | undefined } | undefined
	const next = (): boolean => {
		if (!begun) {
			const head = takeHead(held)
			if (!head) return false
			begun = { head, takeBody: bodyReader(held, head.headers) }
			if (head.headers.get('expect')?.toLowerCase() === '100-continue') onExpect()
		}
		const body = begun.takeBody()
		if (body === undefined) return false
		const { head } = begun
		begun = undefined
		onRequest({ ...head, body })
		return true
	}
	return {
		write(bytes) {
			held.push(bytes)
			while (next());
		},
	}
}

type Head = Omit<HttpRequest, 'body'>

function takeHead(held: ByteQueue): Head | undefined {
	// Some clients end a body with an empty line too many.
	while (held.peek(2) === lineEnd) held.take(2)
	const text = held.peek(longest.head)
	const end = text.indexOf(lineEnd + lineEnd)
	if (end === -1) {
		if (text.length >= longest.head)
			throw new Error(`The head of the request is longer than ${longest.head / 1024} KiB.`)
		return undefined
	}
	const [first = '', ...lines] = held
		.take(end + 4)
		.slice(0, end)
		.split(lineEnd)
	const [method = '', target = '', version, ...more] = first.split(' ')
	if (!version?.startsWith('HTTP/1.') || method === '' || target === '' || more.length > 0)
		throw new Error(`This is no HTTP/1.1 request: ${cut(first)}`)
	return { method, target, headers: readHeaders(lines) }
}

function readHeaders(lines: readonly string[]): Map<string, string> {
	const headers = new Map<string, string>()
	for (const line of lines) {
		const colon = line.indexOf(':')
		if (colon < 1) throw new Error(`This line of the request is no header: ${cut(line)}`)
		const name = line.slice(0, colon).trim().toLowerCase()
		const value = line.slice(colon + 1).trim()
		const before = headers.get(name)
		headers.set(name, before === undefined ? value : `${before}, ${value}`)
	}
	return headers
}

/** Answers the body once all of it is there. */
function bodyReader(
	held: ByteQueue,
	headers: ReadonlyMap<string, string>,
): () => string | undefined {
	const encoding = headers.get('transfer-encoding')
	if (encoding !== undefined) {
		if (encoding.toLowerCase() === 'chunked') return chunkReader(held)
		throw new Error(
			`The body of the request comes as "${cut(encoding)}"; only "chunked" is understood.`,
		)
	}
	const stated = headers.get('content-length') ?? '0'
	if (!/^\d+$/.test(stated)) throw new Error(`The length of the body is no number: ${cut(stated)}`)
	const length = Number(stated)
	if (length > longest.body) throw new Error(tooLong)
	return () => (held.length < length ? undefined : held.take(length))
}

function chunkReader(held: ByteQueue): () => string | undefined {
	const body = new ByteQueue()
	let size: number | undefined
	return () => {
		for (;;) {
			size ??= takeSize(held)
			if (size === undefined) return undefined
			if (size === 0) return skipTrailers(held) ? body.take(body.length) : undefined
			if (body.length + size > longest.body) throw new Error(tooLong)
			if (held.length < size + 2) return undefined
			body.push(held.take(size))
			if (held.take(2) !== lineEnd)
				throw new Error('A chunk of the request is longer than it says.')
			size = undefined
		}
	}
}

function takeSize(held: ByteQueue): number | undefined {
	const line = takeLine(held)
	if (line === undefined) return undefined
	const [digits = ''] = line.split(';')
	if (!/^[\da-f]{1,8}$/i.test(digits.trim()))
		throw new Error(`A chunk of the request has no size: ${cut(line)}`)
	return Number.parseInt(digits, 16)
}

/** What follows the last chunk, up to an empty line. */
function skipTrailers(held: ByteQueue): boolean {
	for (;;) {
		const line = takeLine(held)
		if (line === undefined) return false
		if (line === '') return true
	}
}

function takeLine(held: ByteQueue): string | undefined {
	const text = held.peek(longest.line)
	const end = text.indexOf(lineEnd)
	if (end !== -1) return held.take(end + 2).slice(0, end)
	if (text.length >= longest.line)
		throw new Error(`A line of the request does not end: ${cut(text)}`)
	return undefined
}

const lineEnd = '\r\n'

const tooLong = `The body of the request is longer than ${longest.body / 2 ** 20} MiB.`

function cut(text: string): string {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

export interface HttpResponseHead {
	status: number
	headers: Readonly<Record<string, string>>
}

/** The head of an answer, with the empty line that ends it. */
export function writeHead({ status, headers }: HttpResponseHead): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${toBytes(value)}\r\n`)
	return `HTTP/1.1 ${status} ${phraseOf(status)}\r\n${lines.join('')}\r\n`
}

/** One chunk of a body whose length is not known before; the empty one ends the body. */
export function writeChunk(bytes: string): string {
	return `${bytes.length.toString(16)}\r\n${bytes}\r\n`
}

const phrases: Readonly<Record<number, string>> = {
	100: 'Continue',
	200: 'OK',
	201: 'Created',
	202: 'Accepted',
	204: 'No Content',
	301: 'Moved Permanently',
	302: 'Found',
	303: 'See Other',
	304: 'Not Modified',
	307: 'Temporary Redirect',
	308: 'Permanent Redirect',
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	408: 'Request Timeout',
	409: 'Conflict',
	410: 'Gone',
	418: "I'm a Teapot",
	422: 'Unprocessable Content',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	501: 'Not Implemented',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
}

function phraseOf(status: number): string {
	return phrases[status] ?? 'Status'
}
