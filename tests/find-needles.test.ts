import { expect, test } from 'vitest'
import { createFinder } from './find-needles.ts'

test('finds what stands at the beginning, in the middle and at the end, and nothing else', () => {
	const find = createFinder(['abcd', 'cdef', 'efgh!', 'bcdx', 'zzzz'])
	expect([...find('abcdefgh!')].sort()).toEqual(['abcd', 'cdef', 'efgh!'])
	expect(find('abc')).toEqual(new Set())
})

test('finds what any search finds, in texts of few letters, where windows repeat', () => {
	let state = 1
	const letters = (length: number) =>
		Array.from({ length }, () => {
			state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
			return 'ab<'[(state >> 16) % 3]
		}).join('')
	const needles = Array.from({ length: 200 }, (_, i) => letters(5 + (i % 9)))
	for (let round = 0; round < 50; round++) {
		const text = letters(300)
		const known = needles.filter((needle) => text.includes(needle))
		expect([...createFinder(needles)(text)].sort()).toEqual([...new Set(known)].sort())
	}
})

test('says so when there is nothing to look for', () => {
	expect(() => createFinder([])).toThrow('There is nothing to look for.')
	expect(() => createFinder([''])).toThrow('There is nothing to look for.')
})
