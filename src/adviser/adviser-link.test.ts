import { Worker as Thread } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { AdviserLink } from './adviser-link.ts'

/** A thread of Node's behind the interface of a worker of a page. */
class ThreadWorker extends EventTarget {
	readonly #thread: Thread

	constructor(script: string) {
		super()
		started.push(this)
		this.#thread = new Thread(`const { parentPort } = require('node:worker_threads');${script}`, {
			eval: true,
		})
		this.#thread.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })))
		this.#thread.on('error', () => this.dispatchEvent(new Event('error', { cancelable: true })))
	}

	postMessage(message: unknown) {
		this.#thread.postMessage(message)
	}

	terminate() {
		ended.push(this)
		void this.#thread.terminate()
	}
}

let started: ThreadWorker[] = []
let ended: ThreadWorker[] = []
afterEach(() => {
	for (const worker of started) if (!ended.includes(worker)) worker.terminate()
	started = []
	ended = []
})

/** Formats by writing in capitals; hangs over `for ever`, breaks over `break`. */
const capitals = `
parentPort.postMessage({ ready: true })
parentPort.on('message', ({ id, question: { files, file } }) => {
	const text = files[file]
	while (text === 'for ever');
	if (text === 'break') parentPort.postMessage({ id, spent: 'broken' })
	else if (text === 'no') parentPort.postMessage({ id, refused: { kind: 'language' } })
	else parentPort.postMessage({ id, answer: text.toUpperCase() })
})`

function linkTo(script: string, answer = 30_000): AdviserLink {
	return new AdviserLink(() => Promise.resolve(new ThreadWorker(script)), { answer })
}

const never = new AbortController().signal

test('starts no worker before it is asked, and one for all questions', async () => {
	const link = linkTo(capitals)
	expect(started).toHaveLength(0)
	const answers = ['a', 'b', 'c'].map((text) => link.format({ f: text }, 'f'))
	expect(await Promise.all(answers)).toEqual(['A', 'B', 'C'])
	expect(started).toHaveLength(1)
})

test('ends a worker that hangs, and the next question has another one', async () => {
	const link = linkTo(capitals, 200)
	await link.format({ f: 'warm' }, 'f')
	await expect(link.format({ f: 'for ever' }, 'f')).rejects.toThrow('0.2 seconds')
	expect(ended).toEqual([started[0]])
	expect(await link.format({ f: 'again' }, 'f')).toBe('AGAIN')
	expect(started).toHaveLength(2)
})

test('bears with the first answer of each worker, which a slow computer takes long for', async () => {
	const slow = `
parentPort.postMessage({ ready: true })
const held = new Int32Array(new SharedArrayBuffer(4))
parentPort.on('message', ({ id, question: { files, file } }) => {
	Atomics.wait(held, 0, 0, 400)
	parentPort.postMessage({ id, answer: files[file] })
})`
	const link = linkTo(slow, 100)
	expect(await link.format({ f: 'one' }, 'f')).toBe('one')
	await expect(link.format({ f: 'two' }, 'f')).rejects.toThrow('0.1 seconds')
	expect(await link.format({ f: 'three' }, 'f')).toBe('three')
	expect(started).toHaveLength(2)
})

test('ends a worker that broke, and keeps one that refused', async () => {
	const link = linkTo(capitals)
	await expect(link.format({ f: 'no' }, 'f')).rejects.toMatchObject({ why: { kind: 'language' } })
	expect(ended).toEqual([])
	await expect(link.format({ f: 'break' }, 'f')).rejects.toThrow('broken')
	expect(ended).toHaveLength(1)
	expect(await link.format({ f: 'again' }, 'f')).toBe('AGAIN')
})

test('does not ask what nobody waits for any more', async () => {
	const link = linkTo(capitals, 200)
	await link.format({ f: 'warm' }, 'f')
	const old = new AbortController()
	const hanging = link.format({ f: 'for ever' }, 'f')
	const stale = link.remarks({ f: 'for ever' }, 'f', old.signal)
	old.abort(new Error('typed on'))
	await expect(hanging).rejects.toThrow('no answer')
	await expect(stale).rejects.toThrow('typed on')
	// Asked, it would have hung as the first one did.
	expect(ended).toHaveLength(1)
	expect(await link.remarks({ f: 'new' }, 'f', never)).toBe('NEW')
})

test('starts no worker for what nobody waits for', async () => {
	const link = linkTo(capitals)
	const old = AbortSignal.abort(new Error('typed on'))
	await expect(link.remarks({ f: 'a' }, 'f', old)).rejects.toThrow('typed on')
	expect(started).toHaveLength(0)
})

test('does not ask what nobody waits for once the worker has come', async () => {
	const link = linkTo(capitals, 200)
	const old = new AbortController()
	const stale = link.remarks({ f: 'for ever' }, 'f', old.signal)
	while (started.length === 0) await Promise.resolve()
	old.abort(new Error('typed on'))
	await expect(stale).rejects.toThrow('typed on')
	expect(ended).toHaveLength(0)
})

test('asks again for a worker that did not come only when somebody waits for it', async () => {
	const link = linkTo(`parentPort.postMessage({ broken: 'types.json: 404' })`)
	await expect(link.remarks({ f: '' }, 'f', never)).rejects.toThrow('404')
	await expect(link.remarks({ f: '' }, 'f', never)).rejects.toThrow('a moment ago')
	expect(started).toHaveLength(1)
	await expect(link.format({ f: '' }, 'f')).rejects.toThrow('404')
	expect(started).toHaveLength(2)
	expect(ended).toEqual(started)
})
