import { afterEach, expect, test, vi } from 'vitest'
import { fakeRuntime } from '../runtimes/fake.ts'
import type { Arrived, Runtime } from '../runtimes/runtime.ts'
import { announced, type Opening } from './opening.ts'

afterEach(() => vi.unstubAllGlobals())

/** A runtime that says what it waits for, and opens or does not. */
function slow(opens = true): Runtime {
	const fake = fakeRuntime({})
	return {
		...fake,
		open(onStep) {
			onStep?.('Loading')
			return opens ? fake.open() : Promise.reject(new Error('no network'))
		},
	}
}

function siteAt(base: string) {
	return { python: { base, bytes: 6_400_000, files: {}, packages: true } }
}

function nobody(): Opening {
	return { signal: new AbortController().signal, say: () => {}, show: () => {} }
}

/** A runtime of which so much arrives while it opens. */
function arriving(...all: readonly Arrived[]): Runtime {
	const fake = fakeRuntime({})
	return {
		...fake,
		open(onStep) {
			for (const arrived of all) onStep?.('Loading', arrived)
			return fake.open()
		},
	}
}

/** What is said while it opens so many times, of files in `base`. */
async function heard(base: string, runtimes: readonly Runtime[]): Promise<string[]> {
	const said: string[] = []
	const { signal } = new AbortController()
	const say = (step: string) => said.push(step)
	for (const runtime of runtimes)
		await announced(runtime, siteAt(base), { signal, say, show: () => {} })
			.open()
			.catch(() => undefined)
	return said
}

function stubStorage(): Map<string, string> {
	const kept = new Map<string, string>()
	const localStorage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => kept.set(key, text),
	}
	vi.stubGlobal('window', { localStorage })
	return kept
}

test('says that Python is fetched once, and that it starts from then on', async () => {
	stubStorage()
	const [first, second] = await heard('/a/', [slow(), slow()])
	expect(first).toContain('Fetching Python, 6.4 MB, once')
	expect(second).toBe('Starting Python…')
})

test('remembers over visits which files it has fetched', async () => {
	const kept = stubStorage()
	await heard('/b/', [slow()])
	expect([...kept.values()]).toEqual(['/b/'])
	expect((await heard('/c/', [slow()]))[0]).toContain('once')
})

test('what did not arrive was not fetched', async () => {
	stubStorage()
	const [, second] = await heard('/d/', [slow(false), slow()])
	expect(second).toContain('once')
})

test('does without storage where a browser blocks it', async () => {
	vi.stubGlobal('window', {
		get localStorage() {
			throw new DOMException('denied', 'SecurityError')
		},
	})
	const [first, second] = await heard('/e/', [slow(), slow()])
	expect(first).toContain('once')
	expect(second).toBe('Starting Python…')
})

test('passes on what whoever opens it wants to hear', async () => {
	stubStorage()
	const steps: string[] = []
	await announced(slow(), siteAt('/f/'), nobody()).open((step) => steps.push(step))
	expect(steps).toEqual(['Loading'])
})

test('shows how much has arrived, says each step once, and that Python starts when all is there', async () => {
	stubStorage()
	const total = 6_400_000
	const said: string[] = []
	const shown: (Arrived | undefined)[] = []
	const runtime = arriving({ done: 0, total }, { done: 3_000_000, total }, { done: total, total })
	await announced(runtime, siteAt('/g/'), {
		...nobody(),
		say: (step) => said.push(step),
		show: (_, arrived) => shown.push(arrived),
	}).open()
	expect(said).toEqual(['Fetching Python, 6.4 MB, once…', 'Starting Python…'])
	expect(shown).toEqual([{ done: 0, total }, { done: 3_000_000, total }, undefined])
})

test('tells whoever has pressed Stop nothing more', async () => {
	stubStorage()
	const said: string[] = []
	const signal = AbortSignal.abort()
	const opening = { ...nobody(), signal, say: (step: string) => said.push(step) }
	await announced(slow(), siteAt('/h/'), opening).open()
	expect(said).toEqual([])
})
