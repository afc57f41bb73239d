import { expect, test } from 'vitest'
import { createPlaces } from './places.ts'

const source = 'const a: number = 1\nconst b: string = fail<string>(a)\n'
const code = 'const a = 1\nconst b = fail(a)\n'
const places = createPlaces(
	[
		{
			file: 'solution/lib/a.ts',
			source,
			code,
			addresses: ['lab:///solution/lib/a.ts', 'blob:http://h/1'],
		},
		{ file: 'suite.test.js', source: '', code: '', addresses: ['lab:///suite.test.js'] },
	],
	['http://h/runner.js'],
)

const chromium = `TypeError: no
    at check (http://h/runner.js:1:2)
    at fail (lab:///solution/lib/a.ts:2:11)
    at async lab:///suite.test.js:3:4
    at new Promise (<anonymous>)
    at Object.run (http://h/runner.js:9:9)`
const firefox = `check@http://h/runner.js:1:2
fail@lab:///solution/lib/a.ts:2:11
@lab:///suite.test.js:3:4`

test.each([
	['Chromium', chromium],
	['Firefox', firefox],
])('the innermost frame of the learner’s is found in a stack of %s', (_, stack) => {
	expect(places.locate(stack)).toEqual({ file: 'lib/a.ts', line: 2, column: 19 })
})

test('a stack that never was in the learner’s files has no place', () => {
	expect(places.locate('Error: x\n    at lab:///suite.test.js:1:1')).toBeUndefined()
})

test('a place in a message is no frame', () => {
	expect(places.locate('Error: see lab:///solution/lib/a.ts:2:11')).toBeUndefined()
})

test('a printed stack keeps the learner’s frames and no others', () => {
	expect(places.clean(chromium)).toBe('TypeError: no\n    at fail (lib/a.ts:2:11)')
})

test('what is printed keeps its colours', () => {
	expect(places.clean('\u001b[31mbad\u001b[39m in blob:http://h/1')).toBe(
		'\u001b[31mbad\u001b[39m in lib/a.ts',
	)
})

test('a message names the learner’s file, not where it was loaded from', () => {
	expect(places.cleanPlain("The module 'blob:http://h/1' is \u001b[31mbad\u001b[39m")).toBe(
		"The module 'lib/a.ts' is bad",
	)
	expect(places.clean("cannot find './solution/b.ts'")).toBe("cannot find './b.ts'")
})
