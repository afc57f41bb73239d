import { beforeEach, describe, expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import { formatProgressFile, mergeKept, parseProgressFile, readKept } from './progress-file.ts'
import { formatProgress, parseProgress, type Progress } from './progress.ts'
import { Shelf } from './shelf.ts'

const attempt: Attempt = {
	version: 1,
	id: 'a-1',
	exercise: 'fetch-all',
	language: 'py',
	at: 5,
	outcome: 'failed',
	first: 'gathers',
	where: 'here',
	files: { 'a.py': 'pass\n' },
}
const key = 'interleave/progress/fetch-all/py'
const wrote = (text: string, savedAt: number, more: Partial<Progress> = {}): string =>
	formatProgress({ files: { 'a.py': text }, savedAt, rungs: {}, ...more })

describe('a file', () => {
	test('is read as it was written', () => {
		const remembered = { kept: { [key]: wrote('mine', 1) }, attempts: [attempt] }
		const read = parseProgressFile(formatProgressFile(remembered, 9))
		expect(read).toEqual({ status: 'read', unread: 0, ...remembered })
	})

	test('has attempts with the hash of their suite, and older ones without', () => {
		const attempts = [attempt, { ...attempt, id: 'a-2', suiteHash: 'f'.repeat(64) }]
		const read = parseProgressFile(formatProgressFile({ kept: {}, attempts }, 9))
		expect(read).toMatchObject({ unread: 0, attempts })
	})

	test('with an attempt that nobody understands is read without it', () => {
		const text = formatProgressFile({ kept: {}, attempts: [attempt] }, 9)
		const odd = text.replace('"failed"', '"half passed"')
		expect(parseProgressFile(odd)).toMatchObject({ status: 'read', unread: 1, attempts: [] })
	})

	test.each([
		['{"kind": "progr', { kind: 'broken' }],
		['[1, 2]', { kind: 'another' }],
		[
			formatProgressFile({ kept: {}, attempts: [] }, 9).replace('": 1,', '": 2,'),
			{ kind: 'newer', its: 2, known: 1 },
		],
		[
			formatProgressFile({ kept: { 'their/key': 'x' }, attempts: [] }, 9),
			{ kind: 'stranger', key: 'their/key' },
		],
	])('that is none is told by what is wrong: %#', (text, why) => {
		expect(parseProgressFile(text)).toEqual({ status: 'corrupt', why })
	})
})

describe('what a file brings', () => {
	let shelf: Shelf
	beforeEach(() => {
		shelf = new Shelf()
	})
	const there = (at = key) => {
		const parsed = parseProgress(shelf.getItem(at) ?? '')
		return parsed.status === 'read' ? parsed.progress : undefined
	}

	test('is all that the course keeps, and nothing else', () => {
		shelf.setItem(key, 'one')
		shelf.setItem('interleave/python', 'two')
		shelf.setItem('starlight-theme', 'dark')
		expect(readKept(shelf)).toEqual({ [key]: 'one', 'interleave/python': 'two' })
	})

	test('comes in where nothing was, and changes nothing where it is there already', () => {
		expect(mergeKept(shelf, { [key]: wrote('mine', 1) })).toEqual({ added: 1, differed: 0 })
		expect(mergeKept(shelf, { [key]: wrote('mine', 1) })).toEqual({ added: 0, differed: 0 })
	})

	test('is used where it is later, and what was there is kept aside', () => {
		shelf.setItem(key, wrote('mine', 1, { passedAt: 1, rungs: { a: 1, b: 2 } }))
		const theirs = wrote('theirs', 2, { passedAt: 2, rungs: { a: 3 } })
		expect(mergeKept(shelf, { [key]: theirs })).toEqual({ added: 0, differed: 1 })
		expect(there()).toEqual({
			files: { 'a.py': 'theirs' },
			savedAt: 2,
			passedAt: 1,
			rungs: { a: 3, b: 2 },
		})
		expect(there(`${key}/imported`)?.files).toEqual({ 'a.py': 'mine' })
	})

	test('is kept aside where it is earlier, beside what was kept aside before', () => {
		shelf.setItem(key, wrote('mine', 5))
		mergeKept(shelf, { [key]: wrote('older', 1, { passedAt: 1 }) })
		mergeKept(shelf, { [key]: wrote('oldest', 0) })
		expect(there()).toMatchObject({ files: { 'a.py': 'mine' }, passedAt: 1 })
		expect(there(`${key}/imported`)?.files).toEqual({ 'a.py': 'older' })
		expect(there(`${key}/imported/2`)?.files).toEqual({ 'a.py': 'oldest' })
	})

	test('that cannot be read never takes the place of what can', () => {
		shelf.setItem(key, wrote('mine', 1))
		expect(mergeKept(shelf, { [key]: '{ half' })).toEqual({ added: 0, differed: 1 })
		expect(there()?.files).toEqual({ 'a.py': 'mine' })
		expect(shelf.getItem(`${key}/imported`)).toBe('{ half')
	})

	test('stays where it got to when the room runs out, and goes on the next time', () => {
		const kept = { [key]: wrote('short', 1), [`${key}2`]: wrote('long'.repeat(100), 1) }
		shelf.room = 150
		expect(() => mergeKept(shelf, kept)).toThrow('no room')
		expect(there()?.files).toEqual({ 'a.py': 'short' })
		shelf.room = Infinity
		expect(mergeKept(shelf, kept)).toEqual({ added: 1, differed: 0 })
	})
})
