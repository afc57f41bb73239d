import { expect, test } from 'vitest'
import { mutationsOf } from './mutations.ts'

const tried = (text: string) => mutationsOf(text).map(({ line, what }) => `${line}: ${what}`)
const texts = (text: string) => mutationsOf(text).map((mutation) => mutation.text)

test('an await is taken away, and the rest of the file stays as it is', () => {
	expect(texts('// first\nconst name = await fetchName(id)\n')).toEqual([
		'// first\nconst name = fetchName(id)\n',
	])
	expect(tried('for await (const name of names) {}')).toEqual(['1: without "await"'])
})

test('what waits for all waits for one, and the other way round', () => {
	expect(tried('export const all = () => Promise.all(work)')).toEqual([
		'1: Promise.race for Promise.all',
		'1: Promise.allSettled for Promise.all',
	])
})

test('comparisons, sums and counters are turned', () => {
	expect(texts('export const f = (a, b) => a < b')).toEqual(['export const f = (a, b) => a <= b'])
	expect(texts('export const f = (a, b) => a + b')).toEqual(['export const f = (a, b) => a - b'])
	expect(tried('export const f = (a) => a++')).toEqual(['1: -- for ++'])
	expect(texts('export const f = (a) => --a')).toEqual(['export const f = (a) => ++a'])
	expect(tried('export const f = (a) => -a')).toEqual([])
})

test('a number is one too many', () => {
	expect(tried('const limit = 5')).toEqual(['1: 6 for 5'])
})

test('a condition is turned round', () => {
	expect(texts('if (response.ok) go()')).toContain('if (!(response.ok)) go()')
})

test('a statement is left out, and a declaration or a return is not', () => {
	expect(
		tried('function f() {\n\tclear(timer)\n\tconst a = b\n\tthrow error\n\treturn a\n}'),
	).toEqual(['2: without "clear(timer)"', '4: without "throw error"'])
})

test('types and imports are left alone', () => {
	expect(
		tried("import a from './a.ts'\ntype Pair = [1, 2]\ninterface P { a: 1 }\nlet b: 3"),
	).toEqual([])
})
