import { afterEach, expect, test, vi } from 'vitest'
import { fakeRuntime } from '../runtimes/fake.ts'
import type { Runtime } from '../runtimes/runtime.ts'
import { announced } from './opening.ts'

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

/** What is said while it opens so many times, of files in `base`. */
async function heard(base: string, runtimes: readonly Runtime[]): Promise<string[]> {
	const said: string[] = []
	const site = { python: { base, bytes: 6_400_000, packages: true } }
	for (const runtime of runtimes)
		await announced(runtime, site, (step) => said.push(step))
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
	const site = { python: { base: '/f/', bytes: 1, packages: true } }
	await announced(slow(), site, () => {}).open((step) => steps.push(step))
	expect(steps).toEqual(['Loading'])
})
