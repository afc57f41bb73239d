import { expect, test } from 'vitest'
import { namePlace, splitPlaces } from './place-link.ts'

const files = ['fetch-all.ts', 'main.ts']

test('cuts a text at the places in the learner’s files', () => {
	expect(splitPlaces('Error: no\n    at fetch-all.ts:3:7\n', files)).toEqual([
		'Error: no\n    at ',
		{ text: 'fetch-all.ts:3:7', at: { file: 'fetch-all.ts', line: 3, column: 7 } },
		'\n',
	])
})

test('finds several places, and a place alone', () => {
	expect(splitPlaces('main.ts:1:2', files)).toEqual([
		{ text: 'main.ts:1:2', at: { file: 'main.ts', line: 1, column: 2 } },
	])
	expect(splitPlaces('(main.ts:1:2, fetch-all.ts:3:4)', files)).toHaveLength(5)
})

test('finds the places in a traceback of Python’s', () => {
	const traceback =
		'  File "main.py", line 7, in <module>\n  File "/lib/asyncio/runners.py", line 204\n'
	expect(splitPlaces(traceback, ['main.py'])).toEqual([
		'  File ',
		{ text: '"main.py", line 7', at: { file: 'main.py', line: 7, column: 1 } },
		', in <module>\n  File "/lib/asyncio/runners.py", line 204\n',
	])
	expect(splitPlaces('main.py:12: RuntimeWarning: coroutine', ['main.py'])).toEqual([
		{ text: 'main.py:12', at: { file: 'main.py', line: 12, column: 1 } },
		': RuntimeWarning: coroutine',
	])
	expect(splitPlaces('it says "main.py", line 7', ['main.py'])).toHaveLength(1)
})

test('calls a place in Python by its line', () => {
	expect(namePlace({ file: 'fetch_all.py', line: 7, column: 1 })).toBe('line 7 of fetch_all.py')
	expect(namePlace({ file: 'main.ts', line: 7, column: 3 })).toBe('main.ts:7:3')
})

test('leaves other files and half a place alone', () => {
	for (const text of ['lib/other.ts:1:2', 'not-main.ts:1:2', 'fetchXall.ts:1:2', 'main.ts:1', ''])
		expect(splitPlaces(text, files).every((part) => typeof part === 'string')).toBe(true)
})

test('leaves a text whole where there is no file', () => {
	expect(splitPlaces('main.ts:1:2', [])).toEqual(['main.ts:1:2'])
})
