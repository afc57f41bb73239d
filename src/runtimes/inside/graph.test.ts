import { expect, test } from 'vitest'
import { readGraph, resolve } from './graph.ts'
import { LoadFault } from './load-fault.ts'
import { rewrite } from './link.ts'

const suiteOf = (files: Record<string, string>) => ({
	...files,
	'suite.test.js': "import { a } from './solution/a'\nimport { test } from 'vitest'\n",
})

function fault(files: Record<string, string>, entry = 'suite.test.js'): LoadFault {
	try {
		readGraph(suiteOf(files), entry)
	} catch (error) {
		if (error instanceof LoadFault) return error
		throw error
	}
	throw new Error('It was read without a fault.')
}

test('modules come after what they import, and what is imported from outside is listed', () => {
	const files = {
		'solution/a.ts': "import { b } from './b'\nexport const a: number = b",
		'solution/b.ts': "import { once } from 'node:events'\nexport const b = once",
		'solution/unused.ts': 'syntax error',
	}
	const { modules, bare } = readGraph(suiteOf(files), 'suite.test.js')
	expect(modules.map((m) => m.file)).toEqual(['solution/b.ts', 'solution/a.ts', 'suite.test.js'])
	expect([...bare]).toEqual(['node:events', 'vitest'])
})

test.each([
	['./b', 'solution/b.ts'],
	['./b.ts', 'solution/b.ts'],
	['./b.js', 'solution/b.ts'],
	['./lib/c', 'solution/lib/c.js'],
	['./lib/../b', 'solution/b.ts'],
	['../suite.test.js', 'suite.test.js'],
	['./lib', undefined],
	['./nothing', undefined],
])('%s leads to %s', (specifier, file) => {
	const files = { 'solution/b.ts': '', 'solution/lib/c.js': '', 'suite.test.js': '' }
	expect(resolve(specifier, 'solution/a.ts', files)).toBe(file)
})

test('a name with a space or an umlaut is found', () => {
	const files = { 'solution/grün und blau.ts': '' }
	expect(resolve('./grün und blau', 'solution/a.ts', files)).toBe('solution/grün und blau.ts')
})

test('the learner’s code cannot import the suite', () => {
	const { message, at } = fault({
		'solution/a.ts': "import '../suite.test.js'\nexport const a = 1",
	})
	expect(message).toContain("a.ts, line 1: there is no file '../suite.test.js'")
	expect(at).toEqual({ file: 'a.ts', line: 1, column: 1 })
})

test('an import of a type alone is no import', () => {
	const files = {
		'solution/a.ts':
			"import type { B } from './b'\nimport { type C } from './b'\nexport const a: B & C = 1",
		'solution/b.ts': "import { a } from './a'\nexport type B = typeof a; export type C = B",
	}
	expect(readGraph(suiteOf(files), 'suite.test.js').modules).toHaveLength(2)
})

test('a circle through import() is a circle too', () => {
	const files = {
		'solution/a.ts': "export const a = () => import('./b')",
		'solution/b.ts': "import { a } from './a'\nexport const b = a",
	}
	expect(fault(files).message).toContain('a.ts → b.ts → a.ts')
})

test('a file that imports itself is told so', () => {
	const files = { 'solution/a.ts': "import { a as b } from './a'\nexport const a = b" }
	expect(fault(files).message).toBe('a.ts imports itself; remove this import.')
})

test.each([
	["import { nope } from './b'", "b.ts does not export 'nope'"],
	["import b from './b'", 'b.ts has no default export'],
	["import b, { c } from './b'", 'b.ts has no default export'],
	["export { nope as c } from './b'", "b.ts does not export 'nope'"],
	["import {\n\tc,\n\tnope as d,\n} from './b'", "b.ts does not export 'nope'"],
])('%s: %s', (statement, message) => {
	const files = {
		'solution/a.ts': `${statement}\nexport const a = [typeof b, typeof d, typeof nope, typeof c]`,
		'solution/b.ts': 'export const c = 1',
	}
	expect(fault(files).message).toContain(message)
})

test.each([
	"import { c } from './b'",
	"import * as c from './b'",
	"import './b'",
	"import d, { c as e } from './c'",
	"export * from './b'",
	"const c = await import('./b')",
	"// import { nope } from './b'",
	'const text = "import { nope } from \'./b\'"',
])('%s is right', (statement) => {
	const files = {
		'solution/a.ts': `${statement}\nexport const a = 1`,
		'solution/b.ts': 'export const c = 1',
		'solution/c.ts': "export * from './b'\nexport default 1",
	}
	expect(readGraph(suiteOf(files), 'suite.test.js').modules.length).toBeGreaterThan(1)
})

test('what stands behind a type on its line has the column the learner wrote', () => {
	const files = { 'solution/a.ts': "export const a: number = 1; const b: string = 'x'; import(b)" }
	expect(fault(files).at).toEqual({ file: 'a.ts', line: 1, column: 52 })
})

test('specifiers and import.meta are replaced, and nothing else', () => {
	const code =
		"import { b } from './b'\nconst c = () => import('./b')\nexport const a = [b, c, import.meta.url, './b']"
	const files = { 'solution/a.js': code, 'solution/b.js': 'export const b = 1' }
	const module = readGraph(files, 'solution/a.js').modules.at(-1)
	if (module === undefined) throw new Error('There is no module.')
	expect(rewrite(module, { addressOf: () => 'blob:1', meta: '({ url: 2 })' })).toBe(
		"import { b } from 'blob:1'\nconst c = () => import(\"blob:1\")\nexport const a = [b, c, ({ url: 2 }).url, './b']",
	)
})
