import { expect, test } from 'vitest'
import { compareLines } from './line-diff.ts'

const marks = { mine: '-', theirs: '+', same: ' ' }
const show = (mine: string, theirs: string) =>
	compareLines(mine, theirs).map(({ kind, text }) => `${marks[kind]}${text}`)

test('shows what goes, what comes and what stays, line by line', () => {
	expect(show('one\ntwo\nthree\n', 'one\n2\nthree\n')).toEqual([' one', '-two', '+2', ' three'])
})

test('finds no difference in a last line break', () => {
	expect(show('one\ntwo', 'one\ntwo\n')).toEqual([' one', ' two'])
})

test('keeps empty lines', () => {
	expect(show('a\n\nb\n', 'a\n\nc\n')).toEqual([' a', ' ', '-b', '+c'])
})

test('shows a file that is not there yet as all new', () => {
	expect(show('', 'a\nb\n')).toEqual(['+a', '+b'])
})
