import { expect, test } from 'vitest'
import { differenceOf, messageOf } from './run-error-words.ts'

const error = { name: 'AssertionError', message: 'expected 1 to be 2' }

test('reads vitest’s own difference line by line', () => {
	const diff = '- Expected\n+ Received\n\n  [\n-   1,\n+   2,\n  ]'
	expect(differenceOf({ ...error, diff }).map(({ kind }) => kind)).toEqual([
		'expected',
		'received',
		'same',
		'same',
		'expected',
		'received',
		'same',
	])
})

test('makes one of expected and actual where there is no other', () => {
	expect(differenceOf({ ...error, expected: '2', actual: '1\n1' })).toEqual([
		{ kind: 'expected', text: '- 2' },
		{ kind: 'received', text: '+ 1' },
		{ kind: 'received', text: '+ 1' },
	])
})

test('shows none where nothing was compared', () => {
	expect(differenceOf(error)).toEqual([])
	expect(differenceOf({ ...error, diff: '  \n', expected: '2' })).toEqual([])
})

test('names the class of an error where that says something', () => {
	expect(messageOf(error)).toBe('expected 1 to be 2')
	expect(messageOf({ name: 'TypeError', message: 'no' })).toBe('TypeError: no')
})

test('leaves out by which rule vitest compares', () => {
	const message = 'requests: expected 1 to be 20 // Object.is equality'
	expect(messageOf({ ...error, message })).toBe('requests: expected 1 to be 20')
})
