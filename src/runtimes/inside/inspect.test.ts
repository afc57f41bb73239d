import { format } from 'node:util'
import { expect, test } from 'vitest'
import { formatLine } from './inspect.ts'

class Point {
	x = 1
	y = { z: [1] }
}
class Empty {}
class Names extends Array<string> {}
const circle: Record<string, unknown> = { a: 1 }
circle['self'] = circle
const long = Array.from({ length: 30 }, (_, i) => i * 7)

test.each<[string, unknown[]]>([
	['text', ['a', 'b c', '']],
	['numbers', [1, -0, NaN, 1e21, 10n]],
	['nothing', [null, undefined, true]],
	['symbols', [Symbol('s'), { [Symbol('k')]: 1 }]],
	['text inside of things', [['it’s', "it's", `"it's"`, 'line\nbreak']]],
	['objects', [{ a: 1, 'b-c': 'x', d: { e: { f: { g: 1 } } } }]],
	['lists', [[], [1, 2, 3], [undefined, null], [[1, [2, [3, [4]]]]]]],
	['lists with holes', [[1, , , 4]]],
	['maps and sets', [new Map([['a', { b: 1 }]]), new Set([1, 'x']), new Map(), new Set()]],
	['objects of a class', [new Point(), new Empty(), Object.create(null)]],
	['lists of a class', [Names.from(['a'])]],
	['functions', [() => 1, function named() {}, class A {}, class extends Point {}, async () => {}]],
	['dates and patterns', [new Date(0), [new Date(0)], new Date(NaN), /a+/g]],
	['bytes', [new Uint8Array([1, 2, 3])]],
	[
		'getters',
		[
			{
				get a() {
					return 1
				},
				set b(_: number) {},
				get c() {
					return 1
				},
				set c(_: number) {},
			},
		],
	],
	['weak things', [new WeakMap(), new WeakSet()]],
	['a long object', [{ first: 'a'.repeat(30), second: 'b'.repeat(30), third: 'c'.repeat(30) }]],
	['a long list of numbers', [long]],
	['more than a hundred', [Array.from({ length: 102 }, (_, i) => i)]],
	[
		'a list of objects',
		[
			[
				{ id: 1, title: 'one' },
				{ id: 2, title: 'two' },
				{ id: 3, title: 'three' },
			],
		],
	],
	[
		'strings and numbers by directive',
		['%s is %d, %i, %f', 'x', '4.5', '4.5', '4.5', 'more', { a: 1 }],
	],
	['objects by directive', ['%j %O %%', { a: [1] }, { b: 1 }]],
	['directives without values', ['%s %d 100%', 'x']],
	['an object for %s', ['%s', { a: { b: {} } }]],
	['a styled line', ['%cred', 'color: red']],
	['only a percent', ['100%']],
	['a long list of words', [Array.from({ length: 27 }, (_, i) => 'w'.repeat(i % 9))]],
	['a long list of pairs', [Array.from({ length: 9 }, (_, i) => [i, `item ${i}`])]],
	['a list of long words', [Array.from({ length: 8 }, () => 'long'.repeat(12))]],
	['numbers of all sizes', [Array.from({ length: 40 }, (_, i) => (i - 7) * 1.5 ** i)]],
	['a long list inside', [{ a: { b: Array.from({ length: 50 }, (_, i) => i) } }]],
	['four levels', [{ a: { b: { c: {} } } }, { a: { b: { c: { d: 1 } } } }, [[[[]]]]]],
	['a large map', [new Map(Array.from({ length: 120 }, (_, i) => [i, i]))]],
])('prints %s as Node does', (_, args) => {
	expect(formatLine(args)).toBe(format(...args))
})

test('an error is printed with its stack and its cause', () => {
	const error = new Error('outer', { cause: new TypeError('inner') })
	const text = formatLine(['failed:', error])
	expect(text).toMatch(/^failed: Error: outer\n {4}at /)
	expect(text).toContain('[cause]: TypeError: inner')
})

test('a circle ends', () => {
	expect(formatLine([circle])).toContain('[Circular *1]')
})

test('what cannot be looked at does not break the line', () => {
	const hostile = new Proxy(
		{},
		{
			ownKeys: () => {
				throw new Error('no')
			},
		},
	)
	expect(formatLine([hostile, 1])).toBe('[an object that cannot be printed] 1')
})
