import { describe, expect, test } from 'vitest'
import { compareLines, differencesIn } from './line-diff.ts'

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

describe('the places at which texts differ', () => {
	const text = (...lines: string[]) => lines.join('\n')
	const places = (mine: string, theirs: string) =>
		differencesIn(compareLines(mine, theirs)).map((place) =>
			place.map(({ text }) => text).join(' '),
		)

	test('are each shown with the lines around them', () => {
		const mine = text('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')
		expect(places(mine, mine.replace('b', 'B').replace('i', 'I'))).toEqual([
			'a b B c d',
			'g h i I j',
		])
	})

	test('are one where they lie close together', () => {
		const mine = text('a', 'b', 'c', 'd', 'e')
		expect(places(mine, mine.replace('b', 'B').replace('d', 'D'))).toEqual(['a b B c d D e'])
	})

	test('are none where the texts are the same', () => {
		expect(places('a\nb', 'a\nb\n')).toEqual([])
	})
})
