import { expect, test } from 'vitest'
import {
	reasonOf,
	serveWorld,
	worldOverPort,
	worldThroughFetch,
	type AskWorld,
	type WorldAnswer,
	type WorldPort,
} from './world.ts'

/** Two ends of a port: what is posted at one is heard at the other, a little later and as a copy. */
function openPort(): [WorldPort, WorldPort] {
	const heard: ((message: unknown) => void)[] = []
	const end = (mine: number, other: number): WorldPort => ({
		post: (message) => {
			const copy: unknown = structuredClone(message)
			queueMicrotask(() => heard[other]?.(copy))
		},
		listen: (hear) => void (heard[mine] = hear),
	})
	return [end(0, 1), end(1, 0)]
}

function connect(ask: AskWorld, isAllowed = () => true) {
	const [near, far] = openPort()
	serveWorld(near, ask, isAllowed)
	return { ask: worldOverPort(far), near, far }
}

const request = { url: 'https://a.example/', method: 'GET', headers: {} }
const never = new AbortController().signal

async function textOf({ pieces }: WorldAnswer) {
	let text = ''
	for await (const bytes of pieces) text += new TextDecoder().decode(bytes)
	return text
}

function answer(...texts: string[]): WorldAnswer {
	async function* pieces() {
		for (const text of texts) yield new TextEncoder().encode(text)
	}
	return { status: 200, headers: [['x-a', 'b']], pieces: pieces() }
}

test('a request goes over a port with its body, and its answer comes back piece by piece', async () => {
	const asked: unknown[] = []
	const { ask } = connect(async (request) => {
		asked.push(request)
		return answer('one ', 'two ', 'three')
	})
	const body = new Uint8Array([1, 2])
	const headers = { accept: 'x' }
	const answered = await ask({ url: 'https://a.example/b', method: 'POST', headers, body }, never)
	expect(answered).toMatchObject({ status: 200, headers: [['x-a', 'b']] })
	expect(await textOf(answered)).toBe('one two three')
	expect(asked).toEqual([{ url: 'https://a.example/b', method: 'POST', headers, body }])
})

test('several requests share a port', async () => {
	const { ask } = connect(async ({ url }) => answer(url))
	const urls = ['https://a.example/', 'https://b.example/', 'https://c.example/']
	const answers = await Promise.all(urls.map((url) => ask({ ...request, url }, never)))
	expect(await Promise.all(answers.map(textOf))).toEqual(urls)
})

test('a request that does not get through says why', async () => {
	const { ask } = connect(async () => {
		throw new Error('fetch failed', { cause: new Error('no such host') })
	})
	await expect(ask(request, never)).rejects.toThrow(/^fetch failed: no such host$/)
})

test('an answer that breaks off says so after what had come', async () => {
	async function* pieces() {
		yield new TextEncoder().encode('begun')
		throw new Error('cut')
	}
	const { ask } = connect(async () => ({ status: 200, headers: [], pieces: pieces() }))
	const answered = await ask(request, never)
	const seen: number[] = []
	const read = async () => {
		for await (const bytes of answered.pieces) seen.push(bytes.length)
	}
	await expect(read()).rejects.toThrow('cut')
	expect(seen).toEqual([5])
})

test('who gives up is heard at the other end', async () => {
	const given = Promise.withResolvers<void>()
	const { ask } = connect((_, signal) => {
		signal.addEventListener('abort', () => given.resolve())
		return new Promise(() => undefined)
	})
	const over = new AbortController()
	const asked = ask(request, over.signal)
	over.abort()
	await expect(asked).rejects.toThrow('given up')
	await given.promise
})

test('a world that is not open to a program is not asked', async () => {
	let asked = 0
	const { ask } = connect(
		async () => (asked++, answer()),
		() => false,
	)
	await expect(ask(request, never)).rejects.toThrow('the world is not open to this program')
	expect(asked).toBe(0)
})

test('what is no request is not heard', async () => {
	let asked = 0
	const { ask, far } = connect(async () => (asked++, answer('still there')))
	far.post({ type: 'ask', id: 'x', request })
	far.post({ type: 'ask', id: 1, request: { ...request, body: 'text' } })
	far.post([1, 2])
	expect(await textOf(await ask(request, never))).toBe('still there')
	expect(asked).toBe(1)
})

test('fetch is asked with nothing of the learner’s own', async () => {
	const calls: [string, RequestInit][] = []
	const ask = worldThroughFetch(async (url, init) => {
		calls.push([url, init])
		return new Response('hello', { status: 201, headers: { 'x-a': 'b' } })
	})
	const answered = await ask({ ...request, headers: { accept: 'x' } }, never)
	expect(answered.status).toBe(201)
	expect(answered.headers).toContainEqual(['x-a', 'b'])
	expect(await textOf(answered)).toBe('hello')
	expect(calls).toMatchObject([
		['https://a.example/', { method: 'GET', headers: { accept: 'x' }, credentials: 'omit' }],
	])
	expect(calls[0]?.[1]).not.toHaveProperty('body')
})

test('an answer without a body has no pieces', async () => {
	const ask = worldThroughFetch(async () => new Response(null, { status: 204 }))
	expect(await textOf(await ask(request, never))).toBe('')
})

test('a reason is a sentence whatever was thrown', () => {
	expect(reasonOf(new TypeError('Failed to fetch'))).toBe('Failed to fetch')
	expect(reasonOf(undefined)).toBe('for a reason that it does not tell')
	expect(reasonOf({})).toBe('for a reason that it does not tell')
})
