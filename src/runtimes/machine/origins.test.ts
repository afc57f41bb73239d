import { expect, test } from 'vitest'
import type { LabRoute } from '../../../exercises/kit/routes.ts'
import { openThreads, second } from './fake-threads.ts'
import { faults } from './endpoint.ts'
import { Network } from './network.ts'
import { serveOrigins } from './origins.ts'
import { wakes } from './scheduler.ts'

const origin = 'http://api.example'

function open(...routes: LabRoute[]) {
	const { clock, scheduler } = openThreads()
	const network = new Network(scheduler)
	scheduler.park(5 * second)
	const log = serveOrigins({ network, scheduler, clock, web: { routes } })
	/** Lets that many seconds pass, and what is due by then happen. */
	const pass = (seconds: number) => void scheduler.park(clock.peek() + seconds * second)
	const connect = (host = 'api.example', port = 80) => {
		const fd = network.socket()
		network.connect(fd, network.resolve(host), port)
		scheduler.fireDue()
		expect(network.fault(fd)).toBe(0)
		return {
			send: (...pieces: string[]) => {
				for (const bytes of pieces) network.send(fd, bytes)
				scheduler.fireDue()
			},
			/** All that has arrived. */
			read: () => network.receive(fd, 1e6, false),
			close: () => {
				network.close(fd)
				scheduler.fireDue()
			},
		}
	}
	/** Asks over a connection of its own. */
	const ask = (path: string, method = 'GET', more = '') => {
		const connection = connect()
		connection.send(`${method} ${path} HTTP/1.1\r\nHost: api.example\r\n${more}\r\n`)
		return connection
	}
	return { network, scheduler, clock, log, pass, connect, ask }
}

const item: LabRoute = { url: `${origin}/items/{id}`, delay: 0.5, json: { id: '{id}' } }
const plain: LabRoute = { url: `${origin}/`, text: 'hello' }
const slow: LabRoute = { url: `${origin}/slow`, delay: 2, text: 'at last' }
const stream: LabRoute = {
	url: `${origin}/stream`,
	delay: 1,
	stream: [
		{ after: 0.5, text: 'one' },
		{ after: 0, text: '' },
		{ after: 0.5, text: 'é' },
	],
}

test('a route answers after its delay, with what it says', () => {
	const { ask, pass } = open(item)
	const { read } = ask('/items/7')
	pass(0.49)
	expect(read()).toBe(faults.wouldBlock)
	pass(0.01)
	expect(read()).toBe(
		'HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: 10\r\n\r\n{"id":"7"}',
	)
})

test('the log has each request with the seconds at which it began and ended, from the opening of the web', () => {
	const { ask, pass, log } = open(item)
	pass(1)
	ask('/items/7')
	expect(log.entries).toMatchObject([{ outcome: 'in flight', start: 1 }])
	pass(3)
	const facts = { url: `${origin}/items/7`, method: 'GET', status: 200 }
	expect(log.entries).toEqual([{ ...facts, start: 1, end: 1.5, outcome: 'answered' }])
})

test('requests over several connections are in flight together', () => {
	const { ask, pass, log } = open(item)
	const asked = [1, 2, 3].map((id) => ask(`/items/${id}`))
	pass(0.5)
	expect(asked.map(({ read }) => String(read()).slice(-10))).toEqual([
		'{"id":"1"}',
		'{"id":"2"}',
		'{"id":"3"}',
	])
	expect(log.peak).toBe(3)
})

test('requests over one connection are answered one after the other', () => {
	const { connect, pass, log } = open(item)
	const { send, read } = connect()
	const get = (id: number) => `GET /items/${id} HTTP/1.1\r\n\r\n`
	send(get(1) + get(2))
	pass(0.6)
	expect(read()).toMatch(/"1"\}$/)
	pass(0.4)
	expect(read()).toMatch(/"2"\}$/)
	send(get(3))
	pass(0.5)
	expect(read()).toMatch(/"3"\}$/)
	expect(log.peak).toBe(1)
	expect(log.entries.map(({ end }) => end)).toEqual([0.5, 1, 1.5])
})

test('a client that wants the connection closed has it closed after its answer', () => {
	const { ask } = open(plain)
	const { read, send } = ask('/', 'GET', 'Connection: keep-alive, close\r\n')
	expect(read()).toMatch(/hello$/)
	expect(read()).toBe('')
	send('GET / HTTP/1.1\r\n\r\n')
	expect(read()).toBe('')
})

test('what no route fits is answered with a sentence that names the routes', () => {
	const { ask, log } = open(plain)
	const { read } = ask('/nothing')
	const answer = read()
	expect(answer).toMatch(/^HTTP\/1.1 404 Not Found/)
	expect(answer).toContain('No route of the lab web fits GET http://api.example/nothing.')
	expect(answer).toContain('It answers: GET http://api.example/.')
	expect(log.entries).toMatchObject([{ outcome: 'answered', status: 404 }])
})

test('a stream comes in chunks, each at its moment, and then ends', () => {
	const { ask, pass, log } = open(stream)
	const { read } = ask('/stream')
	pass(1)
	expect(read()).toBe(
		'HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n',
	)
	pass(0.5)
	expect(read()).toBe('3\r\none\r\n')
	pass(0.5)
	expect(read()).toBe('2\r\n\xc3\xa9\r\n0\r\n\r\n')
	expect(log.entries).toMatchObject([{ outcome: 'answered', end: 2 }])
})

test('HEAD gets the head alone', () => {
	const { ask, pass, log } = open(plain, stream)
	expect(ask('/', 'HEAD').read()).toMatch(/content-length: 5\r\n\r\n$/)
	const { read } = ask('/stream', 'HEAD')
	pass(5)
	expect(read()).toMatch(/transfer-encoding: chunked\r\n\r\n$/)
	expect(ask('/nothing', 'HEAD').read()).toMatch(/content-length: \d+\r\n\r\n$/)
	expect(log.entries.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
})

test('a route fails as often as it says, after the delay of the failure', () => {
	const failure = { times: 2, status: 503, delay: 0.25 }
	const { ask, pass, log } = open({ ...item, failure })
	for (const [path, after, status] of [
		['/items/1', 0.25, 503],
		['/items/2', 0.25, 503],
		['/items/3', 0.5, 200],
	] as const) {
		const { read } = ask(path)
		pass(after)
		expect(read()).toContain(`HTTP/1.1 ${status} `)
	}
	expect(log.entries.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
})

test('a connection that breaks ends without an answer', () => {
	const { ask, pass, log } = open({ ...slow, failure: {} })
	const { read } = ask('/slow')
	pass(1.9)
	expect(read()).toBe(faults.wouldBlock)
	pass(0.1)
	expect(read()).toBe('')
	expect(log.entries).toMatchObject([{ outcome: 'failed', end: 2 }])
})

test('a route that answers few at a time refuses one more, until there is room', () => {
	const { ask, pass } = open({ ...slow, limit: { inFlight: 2 } })
	const asked = [ask('/slow'), ask('/slow'), ask('/slow')]
	pass(0)
	expect(asked[2]?.read()).toMatch(/^HTTP\/1.1 429 Too Many Requests/)
	pass(2)
	expect(asked[0]?.read()).toMatch(/^HTTP\/1.1 200 OK/)
	const again = ask('/slow')
	pass(2)
	expect(again.read()).toMatch(/^HTTP\/1.1 200 OK/)
})

test('a client that hangs up has given its request up, and makes room', () => {
	const { ask, pass, log } = open({ ...slow, limit: { inFlight: 1 } })
	const { close } = ask('/slow')
	pass(1)
	close()
	expect(log.entries).toMatchObject([{ outcome: 'aborted', start: 0, end: 1 }])
	const other = ask('/slow')
	pass(2)
	expect(other.read()).toMatch(/at last$/)
	expect(log.entries).toMatchObject([
		{ outcome: 'aborted', end: 1 },
		{ outcome: 'answered', end: 3 },
	])
})

test('a client that hangs up in the middle of a stream has given it up', () => {
	const { ask, pass, log } = open(stream)
	const { close } = ask('/stream')
	pass(1.6)
	close()
	pass(5)
	expect(log.entries).toMatchObject([{ outcome: 'aborted', end: 1.6, status: 200 }])
})

test.for(['/slow', '/stream'])('nothing is left to happen after %s was given up', (path) => {
	const { ask, pass, clock, scheduler } = open(slow, stream)
	const { close } = ask(path)
	pass(1.1)
	close()
	const now = clock.peek()
	expect(scheduler.park()).toBe(wakes.deadlocked)
	expect(clock.peek()).toBe(now)
})

test('what waited behind a request that was given up is never asked', () => {
	const { connect, pass, log } = open(slow)
	const { send, close } = connect()
	send('GET /slow HTTP/1.1\r\n\r\nGET /slow HTTP/1.1\r\n\r\n')
	close()
	pass(9)
	expect(log.entries).toHaveLength(1)
})

test('what was sent along is in the log, as text', () => {
	const { connect, log } = open({ url: `${origin}/orders`, method: 'POST', status: 201, json: {} })
	const { send, read } = connect()
	send('POST /orders HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n')
	expect(read()).toBe('HTTP/1.1 100 Continue\r\n\r\n')
	send('caf\xc3\xa9')
	expect(read()).toMatch(/^HTTP\/1.1 201 Created/)
	expect(log.entries).toMatchObject([{ method: 'POST', body: 'café', status: 201 }])
})

test('what is no request is answered with a sentence, and the connection ends', () => {
	const { connect, log } = open(plain)
	for (const [bytes, sentence] of [
		['EHLO\r\n\r\n', 'This is no HTTP/1.1 request: EHLO'],
		['GET http://[ HTTP/1.1\r\n\r\n', 'This is no address: http://['],
	] as const) {
		const { send, read } = connect()
		send(bytes)
		const answer = read()
		expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request/)
		expect(answer).toContain(sentence)
		expect(read()).toBe('')
		send('GET / HTTP/1.1\r\n\r\n')
		expect(read()).toBe('')
	}
	expect(log.entries).toEqual([])
})

test('what comes after a bad request is not heard', () => {
	const { connect, log } = open(plain)
	const { send, read } = connect()
	send('EHLO\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n')
	expect(read()).toMatch(/EHLO$/)
	expect(log.entries).toEqual([])
})

test('what is no address does no harm behind a request that takes its time', () => {
	const { connect, pass } = open(slow)
	const { send, read } = connect()
	send('GET /slow HTTP/1.1\r\n\r\nGET http://[ HTTP/1.1\r\n\r\n')
	pass(2)
	expect(read()).toContain('This is no address')
})

test('each origin answers on its own port', () => {
	const { connect, network } = open(
		{ url: 'https://safe.example/', text: 'safe' },
		{ url: 'http://127.0.0.1:8080/', text: 'here' },
		{ url: 'http://api.example:81/{id}', text: '{id}' },
	)
	for (const [host, port, path, text] of [
		['safe.example', 443, '/', 'safe'],
		['localhost', 8080, '/', 'here'],
		['api.example', 81, '/x', 'x'],
	] as const) {
		const { send, read } = connect(host, port)
		send(`GET ${path} HTTP/1.1\r\n\r\n`)
		expect(read()).toMatch(new RegExp(`\r\n${text}$`))
	}
	expect(network.resolve('other.example')).toBe('')
})

test('a header that a route spells in its own way is still one header', () => {
	const { ask } = open({ ...plain, headers: { 'Content-Type': 'text/x-lab', 'X-Name': 'a' } })
	const answer = ask('/').read()
	expect(answer).toContain('content-type: text/x-lab\r\nx-name: a\r\n')
	expect(answer).not.toContain('text/plain')
})

test('without a lab web nobody answers', () => {
	const { clock, scheduler } = openThreads()
	const network = new Network(scheduler)
	const log = serveOrigins({ network, scheduler, clock, web: undefined })
	expect(network.resolve('api.example')).toBe('')
	expect(log).toMatchObject({ entries: [], peak: 0 })
})
