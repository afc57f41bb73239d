import { expect, test } from 'vitest'
import { createRequestReader, writeChunk, writeHead, type HttpRequest } from './http-message.ts'

/** What a reader makes of those pieces. */
function read(...pieces: string[]) {
	const requests: HttpRequest[] = []
	let expects = 0
	const reader = createRequestReader({
		onRequest: (request) => requests.push(request),
		onExpect: () => expects++,
	})
	for (const piece of pieces) reader.write(piece)
	return { requests, expects }
}

function cut(bytes: string, size: number): string[] {
	const count = Math.ceil(bytes.length / size)
	return Array.from({ length: count }, (_, i) => bytes.slice(i * size, (i + 1) * size))
}

const get = 'GET /items?q=1 HTTP/1.1\r\nHost: api.example\r\nAccept: a\r\naccept: b\r\n\r\n'
const post = 'POST /orders HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello'
const chunked = 'PUT /big HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'
const chunks = '4;note=x\r\nwiki\r\n5\r\npedia\r\nA\r\n0123456789\r\n0\r\n'

test('a request is read with its method, target and headers', () => {
	const [request] = read(get).requests
	expect(request).toMatchObject({ method: 'GET', target: '/items?q=1', body: '' })
	expect(request?.headers.get('host')).toBe('api.example')
	expect(request?.headers.get('accept')).toBe('a, b')
})

test('a body has the length that its header says', () => {
	const { requests } = read(post + get)
	expect(requests.map(({ method, body }) => [method, body])).toEqual([
		['POST', 'hello'],
		['GET', ''],
	])
})

test('a chunked body is put together, and what trails it is dropped', () => {
	const { requests } = read(`${chunked}${chunks}X-Sum: 1\r\nX-More: 2\r\n\r\n${get}`)
	expect(requests.map(({ method, body }) => [method, body])).toEqual([
		['PUT', 'wikipedia0123456789'],
		['GET', ''],
	])
})

test('however the bytes are cut, the requests are the same', () => {
	const bytes = `${get}${post}${chunked}${chunks}\r\n\r\n${get}`
	const whole = read(bytes).requests
	expect(whole).toHaveLength(4)
	for (let size = 1; size < 40; size++) expect(read(...cut(bytes, size)).requests).toEqual(whole)
})

test('a request is handed over with its last byte, and not before', () => {
	for (const bytes of [get, post, `${chunked}${chunks}\r\n`]) {
		expect(read(bytes.slice(0, -1)).requests).toEqual([])
		expect(read(bytes).requests).toHaveLength(1)
	}
})

test('a client that waits to be told is told once, before its body', () => {
	const head = 'POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n'
	expect(read(head)).toEqual({ requests: [], expects: 1 })
	const { requests, expects } = read(head, 'o', 'k')
	expect(expects).toBe(1)
	expect(requests[0]?.body).toBe('ok')
})

test('empty lines between requests are overlooked', () => {
	expect(read(`\r\n${get}\r\n\r\n${get}`).requests).toHaveLength(2)
})

test('bytes of any value pass through a body', () => {
	const body = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('')
	const [request] = read(`POST / HTTP/1.1\r\nContent-Length: 256\r\n\r\n${body}`).requests
	expect(request?.body).toBe(body)
})

test('a large chunked body is read as fast as it comes', () => {
	const piece = writeChunk('x'.repeat(1000))
	const { requests } = read(chunked, ...Array.from({ length: 10_000 }, () => piece), writeChunk(''))
	expect(requests[0]?.body).toHaveLength(10_000_000)
})

const withBody = (header: string) => `POST / HTTP/1.1\r\n${header}\r\n\r\n`

test.for([
	['\0\x01\x02\x03\r\n\r\n', 'This is no HTTP/1.1 request: \0\x01\x02\x03'],
	['GET /\r\n\r\n', 'This is no HTTP/1.1 request: GET /'],
	['GET / HTTP/2\r\n\r\n', 'This is no HTTP/1.1 request: GET / HTTP/2'],
	['GET  / HTTP/1.1\r\n\r\n', 'This is no HTTP/1.1 request: GET  / HTTP/1.1'],
	[' / HTTP/1.1\r\n\r\n', 'This is no HTTP/1.1 request:  / HTTP/1.1'],
	['GET / HTTP/1.1 x\r\n\r\n', 'This is no HTTP/1.1 request: GET / HTTP/1.1 x'],
	['GET /a b HTTP/1.1\r\n\r\n', 'This is no HTTP/1.1 request: GET /a b HTTP/1.1'],
	['GET / HTTP/1.1\r\nno colon\r\n\r\n', 'This line of the request is no header: no colon'],
	['GET / HTTP/1.1\r\n: x\r\n\r\n', 'This line of the request is no header: : x'],
	[withBody('Content-Length: abc'), 'The length of the body is no number: abc'],
	[withBody('Content-Length: -5'), 'The length of the body is no number: -5'],
	[withBody('Content-Length: 5\r\nContent-Length: 5'), 'The length of the body is no number: 5, 5'],
	[withBody('Content-Length: 99999999'), 'The body of the request is longer than 16 MiB.'],
	[
		withBody('Transfer-Encoding: gzip, chunked'),
		'The body of the request comes as "gzip, chunked"; only "chunked" is understood.',
	],
	[`${chunked}x\r\n`, 'A chunk of the request has no size: x'],
	[`${chunked}-1\r\n`, 'A chunk of the request has no size: -1'],
	[`${chunked}\r\n`, 'A chunk of the request has no size: '],
	[`${chunked}2\r\nabcd`, 'A chunk of the request is longer than it says.'],
	[`${chunked}fffffff\r\n`, 'The body of the request is longer than 16 MiB.'],
	[`${chunked}${'1'.repeat(5000)}`, `A line of the request does not end: ${'1'.repeat(80)}…`],
	[`GET /${'x'.repeat(70_000)}`, 'The head of the request is longer than 64 KiB.'],
])('what is no request says so: %#', ([bytes = '', sentence = '']) => {
	expect(() => read(bytes)).toThrow(new Error(sentence))
	expect(() => read(...cut(bytes, 100))).toThrow(new Error(sentence))
})

test('a head is written with its phrase, and text beyond ASCII as UTF-8', () => {
	expect(writeHead({ status: 404, headers: { 'x-name': 'é' } })).toBe(
		'HTTP/1.1 404 Not Found\r\nx-name: \xc3\xa9\r\n\r\n',
	)
	expect(writeHead({ status: 299, headers: {} })).toBe('HTTP/1.1 299 Status\r\n\r\n')
})

test('a chunk says its size in hexadecimal, and the empty one ends the body', () => {
	expect(writeChunk('0123456789abcdef')).toBe('10\r\n0123456789abcdef\r\n')
	expect(writeChunk('')).toBe('0\r\n\r\n')
})
