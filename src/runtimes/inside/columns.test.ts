import { expect, test } from 'vitest'
import { columnInSource } from './columns.ts'

function column(source: string, compiled: string, at: string) {
	return columnInSource(source, compiled, compiled.indexOf(at) + 1)
}

test('a line without types keeps its columns', () => {
	expect(column('	throw new Error(x)', '	throw new Error(x)', 'new')).toBe(8)
})

test('a column behind a type is the column the learner wrote', () => {
	const source = 'const a: Map<string, number> = fail<number>(b as string)'
	const compiled = 'const a = fail(b )'
	expect(column(source, compiled, 'fail')).toBe(source.indexOf('fail') + 1)
	expect(column(source, compiled, 'b')).toBe(source.indexOf('b as') + 1)
})

test('a type with the name of a value is not taken for it', () => {
	const source = 'const number: number = number2(number)'
	const compiled = 'const number = number2(number)'
	expect(column(source, compiled, 'number2')).toBe(source.indexOf('number2') + 1)
})

test('a column inside a name stays inside that name', () => {
	expect(columnInSource('let x: T = abcdef', 'let x = abcdef', 11)).toBe(14)
})

test('what was inserted into a line counts for nothing', () => {
	const compiled =
		'/*‹*/$T.e($t,/*›*/await /*‹*/$T.a($t,$T.k(),/*›*/load(a)/*‹*/,3)/*›*//*‹*/)/*›*/.then(b)'
	const source = 'await load(a).then(b)'
	expect(column(source, compiled, 'load')).toBe(7)
	expect(column(source, compiled, 'then')).toBe(15)
	expect(column(source, compiled, '$T.a')).toBe(7)
})
