import { expect, test } from 'vitest'
import { splitPlaces } from './place-link.ts'

const files = ['fetch-all.ts', 'main.ts']

test('cuts a text at the places in the learner’s files', () => {
	expect(splitPlaces('Error: no\n    at fetch-all.ts:3:7\n', files)).toEqual([
		'Error: no\n    at ',
		{ file: 'fetch-all.ts', line: 3, column: 7 },
		'\n',
	])
})

test('finds several places, and a place alone', () => {
	expect(splitPlaces('main.ts:1:2', files)).toEqual([{ file: 'main.ts', line: 1, column: 2 }])
	expect(splitPlaces('(main.ts:1:2, fetch-all.ts:3:4)', files)).toHaveLength(5)
})

test('leaves other files and half a place alone', () => {
	for (const text of ['lib/other.ts:1:2', 'not-main.ts:1:2', 'fetchXall.ts:1:2', 'main.ts:1', ''])
		expect(splitPlaces(text, files).every((part) => typeof part === 'string')).toBe(true)
})

test('leaves a text whole where there is no file', () => {
	expect(splitPlaces('main.ts:1:2', [])).toEqual(['main.ts:1:2'])
})
