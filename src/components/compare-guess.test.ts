import { expect, test } from 'vitest'
import { compareGuess } from './compare-guess.ts'

test('an order is right when every line stands where it was printed', () => {
	expect(compareGuess({ kind: 'order', lines: ['a', 'b'] }, 'a\nb\n')).toMatchObject({
		isRight: true,
		words: 'Right: that is what it printed.',
	})
})

test('an order that is wrong says how many lines stand right, and shows each beside the other', () => {
	const compared = compareGuess({ kind: 'order', lines: ['a', 'c', 'b'] }, 'a\nb\nc\n')
	expect(compared.words).toMatch(
		/^Not this time: 1 of 3 lines stands where the program printed it\./,
	)
	expect(compared.rows).toEqual([
		{ guessed: 'a', printed: 'a', agrees: true },
		{ guessed: 'c', printed: 'b', agrees: false },
		{ guessed: 'b', printed: 'c', agrees: false },
	])
})

test('no line that stands right is said in words', () => {
	expect(compareGuess({ kind: 'order', lines: ['b', 'a'] }, 'a\nb\n').words).toContain(
		'no line stands',
	)
})

test('a line more than was guessed is shown, and is no agreement', () => {
	const { isRight, rows } = compareGuess({ kind: 'order', lines: ['a'] }, 'a\nb\n')
	expect(isRight).toBe(false)
	expect(rows.at(-1)).toEqual({ guessed: '', printed: 'b', agrees: false })
})

test('a choice is held against the last line, and the right one is named', () => {
	expect(compareGuess({ kind: 'choice', option: '0.2 s' }, 'done\n0.2 s\n').isRight).toBe(true)
	expect(compareGuess({ kind: 'choice', option: '0.3 s' }, 'done\n0.2 s\n').words).toContain(
		'“0.2 s”',
	)
})
