import { beforeEach, describe, expect, test } from 'vitest'
import { formatProgress, type Progress } from './progress.ts'
import { Shelf } from './shelf.ts'
import { hasPassed, openProgressStore, progressKey } from './progress-store.ts'

const key = progressKey('fetch-all', 'ts')
let shelf: Shelf
beforeEach(() => {
	shelf = new Shelf()
})

const open = (formerly: string[] = []) =>
	openProgressStore(() => shelf, 'fetch-all', 'ts', formerly)
const wrote = (text: string, more: Partial<Progress> = {}): Progress => ({
	files: { 'a.ts': text },
	savedAt: 1,
	rungs: {},
	...more,
})

test('is new where nothing was saved', () => {
	expect(open().read()).toEqual({ status: 'new' })
})

test('reads in one tab what another one saved', () => {
	expect(open().save(wrote('mine'))).toEqual({ status: 'saved' })
	expect(open().read()).toEqual({ status: 'read', progress: wrote('mine') })
})

test('moves what was saved under a former id', () => {
	shelf.setItem(progressKey('old-name', 'ts'), formatProgress(wrote('from before')))
	const store = open(['older-name', 'old-name'])
	expect(store.read()).toEqual({ status: 'read', progress: wrote('from before') })
	expect([...shelf.kept.keys()]).toEqual([key])
	expect(store.save(wrote('and after'))).toEqual({ status: 'saved' })
	expect(open(['old-name']).read()).toEqual({ status: 'read', progress: wrote('and after') })
})

describe('what cannot be read', () => {
	test('is kept aside, word for word', () => {
		shelf.setItem(key, '{ half')
		expect(open().read()).toEqual({
			status: 'aside',
			key: `${key}/aside`,
			why: 'it is not JSON',
		})
		expect(shelf.getItem(`${key}/aside`)).toBe('{ half')
		expect(open().read()).toEqual({ status: 'new' })
	})

	test('never replaces what was kept aside before', () => {
		shelf.setItem(`${key}/aside`, 'first')
		shelf.setItem(key, 'second')
		expect(open().read()).toMatchObject({ status: 'aside', key: `${key}/aside/2` })
		expect(shelf.getItem(`${key}/aside`)).toBe('first')
		expect(shelf.getItem(`${key}/aside/2`)).toBe('second')
	})

	test('is kept aside from under a former id, and told once', () => {
		const former = progressKey('old-name', 'ts')
		shelf.setItem(former, 'junk')
		expect(open(['old-name']).read()).toMatchObject({ status: 'aside' })
		expect(shelf.getItem(`${key}/aside`)).toBe('junk')
		expect(open(['old-name']).read()).toEqual({ status: 'new' })
	})

	test('stays where it is when there is no room beside it, until it can be kept aside', () => {
		shelf.setItem(key, '{ half')
		shelf.room = 0
		const store = open()
		expect(store.read()).toMatchObject({ status: 'aside', key })
		expect(shelf.getItem(key)).toBe('{ half')
		expect(store.save(wrote('new'))).toEqual({ status: 'unsaved', cause: 'full' })
		expect(shelf.getItem(key)).toBe('{ half')
		shelf.room = Infinity
		expect(store.save(wrote('new'))).toEqual({ status: 'saved' })
		expect(shelf.getItem(`${key}/aside`)).toBe('{ half')
	})
})

describe('with two tabs', () => {
	test('the last one saved wins, and says what it overwrote', () => {
		const [mine, theirs] = [open(), open()]
		mine.read()
		theirs.read()
		mine.save(wrote('mine'))
		expect(theirs.save(wrote('theirs'))).toEqual({ status: 'saved', overwrote: wrote('mine') })
		expect(shelf.getItem(`${key}/other-tab`)).toBe(formatProgress(wrote('mine')))
		expect(open().read()).toEqual({ status: 'read', progress: wrote('theirs') })
	})

	test('one alone overwrites nothing but its own', () => {
		const mine = open()
		mine.read()
		mine.save(wrote('one'))
		expect(mine.save(wrote('two'))).toEqual({ status: 'saved' })
		expect(shelf.getItem(`${key}/other-tab`)).toBeNull()
	})

	test('each hears what the other saved, and nothing else', () => {
		const store = open()
		const newValue = formatProgress(wrote('theirs'))
		expect(store.heard({ key, newValue })).toEqual(wrote('theirs'))
		expect(store.heard({ key: progressKey('another', 'ts'), newValue })).toBeUndefined()
		expect(store.heard({ key, newValue: null })).toBeUndefined()
		expect(store.heard({ key, newValue: 'junk' })).toBeUndefined()
	})
})

describe('without storage', () => {
	const blocked = openProgressStore(
		() => {
			throw new DOMException('denied', 'SecurityError')
		},
		'fetch-all',
		'ts',
	)

	test('opens as blocked', () => {
		expect(blocked.read()).toEqual({ status: 'blocked' })
	})

	test('says that nothing was saved, and why', () => {
		expect(blocked.save(wrote('mine'))).toEqual({ status: 'unsaved', cause: 'blocked' })
	})
})

test('tells a full storage from a blocked one', () => {
	shelf.room = 10
	expect(open().save(wrote('a longer text'))).toEqual({ status: 'unsaved', cause: 'full' })
})

test('knows a passed exercise, and takes nothing else for one', () => {
	const passed = () => hasPassed(() => shelf, 'fetch-all', ['py', 'ts'])
	expect(passed()).toBe(false)
	open().save(wrote('not yet'))
	expect(passed()).toBe(false)
	open().save(wrote('there', { passedAt: 2 }))
	expect(passed()).toBe(true)
	shelf.setItem(key, '{ half')
	expect(passed()).toBe(false)
})
