import { builtinModules } from 'node:module'
import { parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { readGraph } from '../graph.ts'
import { loadNodeModule, prepareGraph, whyMissing, whyRefused } from './modules.ts'

const here = [
	'assert',
	'async_hooks',
	'events',
	'perf_hooks',
	'process',
	'timers',
	'timers/promises',
	'util',
]

describe('a module that is here', () => {
	test.each(here)('%s has a default export, under both of its names', async (name) => {
		const plain = await loadNodeModule(name)
		expect(plain).toHaveProperty('default')
		expect((await loadNodeModule(`node:${name}`))?.['default']).toBe(plain?.['default'])
	})

	test.each(here)('%s exports nothing that Node does not', async (name) => {
		const ours = (await loadNodeModule(name)) ?? {}
		const nodes = (await import(`node:${name}`)) as object
		const strange = Object.keys(ours).filter((key) => !(key in nodes))
		// Node's `process` module exports what its process has; ours is asked for its own here.
		expect(name === 'process' ? [] : strange).toEqual([])
	})
})

describe('a module that is missing', () => {
	test.each([
		'fs',
		'node:fs/promises',
		'node:http',
		'child_process',
		'node:buffer',
		'crypto',
		'path',
	])('%s is not loaded, and the sentence names it and a way out', async (name) => {
		expect(await loadNodeModule(name)).toBeUndefined()
		expect(whyMissing(name)).toMatch(/^'.+' is not here: .+\.$/)
		expect(whyMissing(name)).toMatch(/Use|Run it|use|global/)
	})

	test('every one of Node’s modules is here or has a sentence', () => {
		for (const name of builtinModules.filter((each) => !each.startsWith('_'))) {
			expect(whyMissing(name)).toContain(`'${name}'`)
		}
	})

	test('a package and an address are told apart from them', () => {
		expect(whyMissing('lodash')).toContain("no package 'lodash'")
		expect(whyMissing('https://example.com/a.js')).toContain('nothing is fetched')
		expect(whyMissing('toString')).toContain("no package 'toString'")
	})
})

test('in real Node, what leads out of the process is refused with its reason', () => {
	expect(whyRefused('node:child_process')).toContain('starts processes')
	expect(whyRefused('inspector/promises')).toContain('memory of the runner')
	expect(whyRefused('node:events')).toBeUndefined()
	expect(whyRefused('toString')).toBeUndefined()
})

describe('modules that import async_hooks', () => {
	const files = {
		'solution/a.ts': [
			"import { AsyncLocalStorage } from 'node:async_hooks'",
			"import { b } from './b'",
			'export const at = import.meta.url; export const s = new AsyncLocalStorage<string>()',
			'export async function run() { try { await b() } catch { await b() } finally { s.getStore() }',
			'	for await (const x of [1]) if (x) await b(); else b()',
			"	return (await import('./b')).b().then((v) => v, console.log)",
			'}',
		].join('\n'),
		'solution/b.ts': 'export const b = async () => await (await 1)',
	}

	test('keep every line on its line, and their imports in their places', async () => {
		const graph = readGraph(files, 'solution/a.ts')
		const prepared = await prepareGraph(graph)
		for (const [i, module] of prepared.modules.entries()) {
			const before = graph.modules[i]
			expect(module.code.split('\n')).toHaveLength(before?.code.split('\n').length ?? 0)
			for (const { start, end, specifier, dynamic } of module.edges) {
				expect(module.code.slice(start, end)).toBe(dynamic ? `'${specifier}'` : specifier)
			}
			for (const { start, end } of module.metas) {
				expect(module.code.slice(start, end)).toBe('import.meta')
			}
		}
	})

	test('come back to their context wherever a statement can end in an await', async () => {
		const code = [
			"import 'node:async_hooks'",
			'export async function f(x) {',
			'	if (x) { await using a = x; }',
			'	if (x) for await (const y of x) y(); else x()',
			'	label: for await (const y of x) { continue label }',
			'	try { await using b = x } catch {}',
			'	while (x) try { await x } finally { await x }',
			'	const { setTimeout } = x',
			'}',
		].join('\n')
		const { modules } = await prepareGraph(readGraph({ 'solution/a.js': code }, 'solution/a.js'))
		// Without the marks of what was inserted.
		const lines = (modules.at(-1)?.code ?? '').replaceAll(/\/\*[‹›]\*\//g, '').split('\n')
		expect(lines[2]).toMatch(/\};\$h\.r\(\$h\d+\);$/)
		expect(lines[3]).toMatch(/else x\(\);\$h\.r\(\$h\d+\);$/)
		expect(lines[0]).toContain('const{setInterval,setImmediate,queueMicrotask}')
		// It is JavaScript still: what stands in the wrong place would not parse.
		const again = modules.at(-1)?.code ?? ''
		expect(() => parse(again, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow()
	})

	test('others are left as they are', async () => {
		const graph = readGraph({ 'solution/b.ts': files['solution/b.ts'] }, 'solution/b.ts')
		expect(await prepareGraph(graph)).toBe(graph)
	})
})
