import { ByteQueue } from './byte-queue.ts'

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

/** The most that a request's head, or its body, may take, in bytes. */
const longest = { head: 64 * 1024, body: 16 * 1024 * 1024 }

/** `onExpect`: the client waits to be told that it may send its body. */
export function createRequestReader({
	onRequest,
	onExpect,
}: {
	onRequest: (request: HttpRequest) => void
	onExpect: () => void
}): RequestReader {
	const held = new ByteQueue()
	let head: Omit<HttpRequest, 'body'> | undefined
	const next = (): boolean => {
		head ??= takeHead(held, onExpect)
		if (!head) return false
		const body = takeBody(held, head.headers)
		if (body === undefined) return false
		const request = { ...head, body }
		head = undefined
		onRequest(request)
		return true
	}
	return {
		write(bytes) {
			held.push(bytes)
			while (next());
		},
	}
}

function takeHead(held: ByteQueue, onExpect: () => void): Omit<HttpRequest, 'body'> | undefined {
	const text = held.peek(longest.head)
	const end = text.indexOf('\r\n\r\n')
	if (end === -1) {
		if (text.length >= longest.head) throw new Error('The head of the request does not end.')
		return undefined
	}
	const [first = '', ...lines] = held
		.take(end + 4)
		.slice(0, end)
		.split('\r\n')
	const [method = '', target = '', version] = first.split(' ')
	if (!version?.startsWith('HTTP/1.')) throw new Error(`This is no HTTP/1.1 request: ${first}`)
	const headers = new Map<string, string>()
	for (const line of lines) {
		const colon = line.indexOf(':')
		const name = line.slice(0, colon).trim().toLowerCase()
		const value = line.slice(colon + 1).trim()
		const before = headers.get(name)
		headers.set(name, before === undefined ? value : `${before}, ${value}`)
	}
	if (headers.get('expect')?.toLowerCase() === '100-continue') onExpect()
	return { method, target, headers }
}

function takeBody(held: ByteQueue, headers: ReadonlyMap<string, string>): string | undefined {
	if (headers.get('transfer-encoding')?.toLowerCase() === 'chunked') return takeChunks(held)
	const length = Number(headers.get('content-length') ?? 0)
	if (!(length <= longest.body)) throw new Error('The body of the request is too long.')
	return held.length < length ? undefined : held.take(length)
}

/** All the chunks once the last one is there; until then nothing is taken. */
function takeChunks(held: ByteQueue): string | undefined {
	const text = held.peek(longest.body)
	let body = ''
	let at = 0
	for (;;) {
		const lineEnd = text.indexOf('\r\n', at)
		if (lineEnd === -1) return undefined
		const size = Number.parseInt(text.slice(at, lineEnd), 16)
		if (!Number.isInteger(size)) throw new Error('A chunk of the request has no size.')
		const start = lineEnd + 2
		if (text.length < start + size + 2) return undefined
		body += text.slice(start, start + size)
		at = start + size + 2
		if (size > 0) continue
		held.take(at)
		return body
	}
}

export interface HttpResponseHead {
	status: number
	headers: Readonly<Record<string, string>>
}

/** The head of an answer, with the empty line that ends it. */
export function writeHead({ status, headers }: HttpResponseHead): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
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
