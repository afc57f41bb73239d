import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Attempt } from '../../src/progress/attempt.ts'
import { mostWithFiles } from '../../src/progress/journal.ts'
import { openHarness } from '../runtimes/browser-harness.ts'

// A journal on a real database, in a real browser.

let harness: Awaited<ReturnType<typeof openHarness>>
beforeAll(async () => {
	harness = await openHarness({ folder: fileURLToPath(new URL('page/', import.meta.url)) })
})
afterAll(() => harness[Symbol.asyncDispose]())
beforeEach(async () => {
	await harness.page.reload()
	await harness.page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const request = indexedDB.deleteDatabase('interleave')
				request.onsuccess = resolve
				request.onerror = reject
			}),
	)
})

const attempt = (at: number, more: Partial<Attempt> = {}): Attempt => ({
	version: 1,
	id: `attempt ${at}`,
	exercise: 'fetch-all',
	language: 'py',
	at,
	outcome: 'failed',
	where: 'here',
	files: { 'a.py': `print(${at})\n` },
	...more,
})

function add(...attempts: Attempt[]) {
	return harness.page.evaluate(async (attempts) => {
		const journal = window.openJournal(() => indexedDB)
		const kept = []
		for (const each of attempts) kept.push((await journal.add(each)).status)
		return kept
	}, attempts)
}

function all() {
	return harness.page.evaluate(() => window.openJournal(() => indexedDB).all())
}

test('keeps attempts from one visit to the next, and answers those at one twin, the latest first', async () => {
	expect(await add(attempt(2), attempt(1), attempt(3, { exercise: 'other' }))).toEqual(
		Array(3).fill('kept'),
	)
	await harness.page.reload()
	expect(await all()).toEqual({
		status: 'found',
		attempts: [attempt(1), attempt(2), attempt(3, { exercise: 'other' })],
	})
	const of = await harness.page.evaluate(() =>
		window.openJournal(() => indexedDB).of(['fetch-all', 'its-old-name'], 'py'),
	)
	expect(of).toEqual({ status: 'found', attempts: [attempt(2), attempt(1)] })
})

test('reads attempts from before the hash of their suite was kept', async () => {
	const hashed = attempt(2, { suiteHash: 'f'.repeat(64) })
	await add(attempt(1), hashed)
	expect(await all()).toEqual({ status: 'found', attempts: [attempt(1), hashed] })
})

test('finds attempts under a former id', async () => {
	await add(attempt(1, { exercise: 'its-old-name' }), attempt(2))
	const of = await harness.page.evaluate(() =>
		window.openJournal(() => indexedDB).of(['fetch-all', 'its-old-name'], 'py'),
	)
	expect(of).toMatchObject({ attempts: [{ at: 2 }, { at: 1, exercise: 'its-old-name' }] })
})

test('lets the text of the oldest attempts go, and keeps what came of them', async () => {
	await add(...Array.from({ length: mostWithFiles + 2 }, (_, at) => attempt(at)))
	const found = await all()
	const held = found.status === 'found' ? found.attempts : []
	expect(held).toHaveLength(mostWithFiles + 2)
	expect(held.filter(({ files }) => files === undefined).map(({ at }) => at)).toEqual([0, 1])
})

test('adds from a file what is not there yet', async () => {
	await add(attempt(1))
	const more = [attempt(1, { outcome: 'passed' }), attempt(2)]
	await harness.page.evaluate(async (more) => {
		await window.openJournal(() => indexedDB).addAll(more)
	}, more)
	expect(await all()).toMatchObject({ attempts: [{ outcome: 'failed' }, { at: 2 }] })
})

test('passes over what it cannot read, and leaves it where it is', async () => {
	await add(attempt(1))
	await harness.page.evaluate(async () => {
		const journal = window.openJournal(() => indexedDB)
		await journal.add({ id: 'odd', version: 7 } as never)
	})
	expect(await all()).toEqual({ status: 'found', attempts: [attempt(1)] })
})

test('a new version takes over what an old one kept, and the old one is told', async () => {
	const told = await harness.page.evaluate(async (attempt) => {
		const first = (database: IDBDatabase) => {
			const store = database.createObjectStore('attempts', { keyPath: 'id' })
			store.createIndex('twin', ['exercise', 'language'])
		}
		const second = (database: IDBDatabase) => void database.createObjectStore('concepts')
		const old = window.openJournal(() => indexedDB, [first])
		await old.add(attempt)
		const younger = window.openJournal(() => indexedDB, [first, second])
		return [await younger.all(), await old.all(), await old.add(attempt)]
	}, attempt(1))
	expect(told).toEqual([
		{ status: 'found', attempts: [attempt(1)] },
		{ status: 'unread', cause: 'newer' },
		{ status: 'unkept', cause: 'newer' },
	])
})

test('says so where there is no database', async () => {
	const blocked = await harness.page.evaluate(async (attempt) => {
		const journal = window.openJournal(() => {
			throw new DOMException('denied', 'SecurityError')
		})
		return [await journal.add(attempt), await journal.all()]
	}, attempt(1))
	expect(blocked).toEqual([
		{ status: 'unkept', cause: 'blocked' },
		{ status: 'unread', cause: 'blocked' },
	])
})

test('says so where there is no room', async () => {
	// An origin of its own: the browser remembers for a while how much room there was.
	const place = new URL(harness.url)
	place.hostname = 'localhost'
	await harness.page.goto(place.href)
	const session = await harness.page.context().newCDPSession(harness.page)
	await session.send('Storage.overrideQuotaForOrigin', { origin: place.origin, quotaSize: 1e6 })
	const large = attempt(2, { files: { 'a.py': 'x'.repeat(5e6) } })
	const kept = await harness.page.evaluate(
		(large) => window.openJournal(() => indexedDB).add(large),
		large,
	)
	expect(kept).toEqual({ status: 'unkept', cause: 'full' })
	expect(await add(attempt(1))).toEqual(['kept'])
	await harness.page.goto(harness.url)
})

test('tells other tabs that there is something new', async () => {
	const heard = await harness.page.evaluate(async (attempt) => {
		const channel = new BroadcastChannel('interleave-attempts')
		const message = new Promise((resolve) => {
			channel.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)
		})
		await window.openJournal(() => indexedDB).add(attempt)
		return message
	}, attempt(1))
	expect(heard).toBe('changed')
})
