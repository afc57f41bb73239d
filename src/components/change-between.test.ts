import { expect, test } from 'vitest'
import { changeBetween } from './change-between.ts'

const apply = (text: string, { from, to, insert }: ReturnType<typeof changeBetween>) =>
	text.slice(0, from) + insert + text.slice(to)

test.each([
	['const a = 1', 'const ab = 1'],
	['', 'new'],
	['gone', ''],
	['same', 'same'],
	['aaa', 'aaaa'],
	['aaaa', 'aa'],
	['one two three', 'one 2 three'],
])('turns %j into %j by one change', (before, after) => {
	expect(apply(before, changeBetween(before, after))).toBe(after)
})

test('touches only what differs, so that the caret stays', () => {
	expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' })
})
