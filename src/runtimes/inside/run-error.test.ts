import { expect, test } from 'vitest'
import { createPlaces } from './places.ts'
import { clip, toRunError } from './run-error.ts'

const places = createPlaces(
	[{ file: 'solution/a.ts', source: 'x', code: 'x', addresses: ['lab:///solution/a.ts'] }],
	[],
)

test('an error keeps its class, its message and its place', () => {
	const error = new RangeError('too far')
	error.stack = 'RangeError: too far\n    at f (lab:///solution/a.ts:1:1)'
	expect(toRunError(error, places)).toEqual({
		name: 'RangeError',
		message: 'too far',
		at: { file: 'a.ts', line: 1, column: 1 },
	})
})

test('vitest’s diff, and what was expected and received, come along', () => {
	const error = {
		name: 'AssertionError',
		message: 'm',
		diff: '\u001b[32m- 1\u001b[39m',
		expected: '1',
		actual: '2',
	}
	expect(toRunError(error, places)).toMatchObject({ diff: '- 1', expected: '1', actual: '2' })
})

test.each([
	['a string', 'Thrown: a string'],
	[undefined, 'Thrown: undefined'],
	[Object.create(null), 'Thrown: a value that cannot be printed'],
])('what is thrown need not be an error: %#', (thrown, message) => {
	expect(toRunError(thrown, places)).toEqual({ name: 'Error', message })
})

test('an error whose message is none is printed', () => {
	const { message } = toRunError({ message: 5, toString: () => 'five' }, places)
	expect(message).toBe('five')
})

test('nothing is longer than a page can show', () => {
	const { message, name } = toRunError({ name: 'N'.repeat(500), message: 'm'.repeat(9000) }, places)
	expect(message.length).toBeLessThanOrEqual(4000)
	expect(name.length).toBeLessThanOrEqual(200)
	expect(clip('abcdef', 4)).toBe('abc…')
})
