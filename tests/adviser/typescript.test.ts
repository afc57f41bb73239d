import { beforeAll, describe, expect, test } from 'vitest'
import type { Adviser } from '../../src/adviser/adviser.ts'
import { createTypeScriptAdviser } from '../../src/adviser/typescript-adviser.ts'
import { readTypeLibrary } from '../../src/library/build-adviser.ts'

let adviser: Adviser
beforeAll(async () => {
	adviser = createTypeScriptAdviser(await readTypeLibrary())
	remarks('export {}\n')
})

function remarks(main: string, given: Record<string, string> = {}) {
	return adviser.remarks({ 'main.ts': main, ...given }, 'main.ts')
}

const given = {
	'row.ts':
		'export interface Row {\n\tname: string\n\t/** How many there are. */\n\tcount: number\n}\n',
}
const use = "import type { Row } from './row.ts'\nexport const row: Row = { name: 'a', count: 1 }\n"

describe('a remark', () => {
	test('covers what it is about, and has a code', () => {
		const text = 'export const n: number = 1\nexport const s: string = n\n'
		const [remark, ...more] = remarks(text)
		expect(more).toEqual([])
		expect(text.slice(remark?.from, remark?.to)).toBe('s')
		expect(remark).toMatchObject({
			severity: 'error',
			message: "Type 'number' is not assignable to type 'string'.",
			rule: { code: 'TS2322' },
		})
	})

	test('goes when what it was about is mended', () => {
		expect(remarks('export const s: string = 1\n')).toHaveLength(1)
		expect(remarks("export const s: string = '1'\n")).toEqual([])
	})

	test('counts in the units of the editor', () => {
		const text = "export const face = '😀'; face.nothing\n"
		const [remark] = remarks(text)
		expect(text.slice(remark?.from, remark?.to)).toBe('nothing')
	})

	test('is about the given files as well as about the own', () => {
		expect(remarks(use, given)).toEqual([])
		expect(remarks(use.replace('count: 1', "count: '1'"), given)).toHaveLength(1)
		expect(remarks(use)[0]?.message).toContain('./row.ts')
	})

	test('is made about await before what is no promise', () => {
		expect(remarks('export const n = await 1\n')).toMatchObject([{ severity: 'info' }])
		// One turn for the others.
		expect(remarks('await null\n')).toEqual([])
	})

	test('is made neither about what is not used yet nor about two files with the same name in them', () => {
		expect(remarks('const same = 1\n', { 'row.ts': 'const same = 2\n' })).toEqual([])
	})
})

test.each([
	"import { once } from 'node:events'\nawait once(new EventTarget(), 'x')",
	"import { setTimeout as sleep } from 'node:timers/promises'\nconst s: string = await sleep(1, 'a')",
	"import { Worker, parentPort } from 'node:worker_threads'\nnew Worker(new URL('a.ts', import.meta.url))\nparentPort?.postMessage(1)",
	"import { performance } from 'node:perf_hooks'\nperformance.eventLoopUtilization()",
	"import { AsyncLocalStorage } from 'node:async_hooks'\nnew AsyncLocalStorage<number>().run(1, () => {})",
	"import assert from 'node:assert/strict'\nassert.equal(1, 1)",
	"import { inspect } from 'node:util'\ninspect(1)",
	"const { status } = await fetch('https://lab.example/')\nconsole.log(status)",
	'const timer = setTimeout(() => {}, 1)\nclearTimeout(timer)',
	'await using it = { async [Symbol.asyncDispose]() {} }\nconsole.log(it)',
	"const all = await Array.fromAsync([Promise.resolve('a')])\nall[0]?.length",
	'const { promise, resolve } = Promise.withResolvers<number>()\nresolve(1)\nawait promise',
	'for await (const tick of new ReadableStream<number>()) console.log(tick + 1)',
])('what the lab runs is no error: %s', (text) => {
	expect(remarks(text)).toEqual([])
})

test('a member of a given type is offered, with its place in the word', () => {
	const text = `${use}row.co`
	const offer = adviser.complete({ 'main.ts': text, ...given }, 'main.ts', text.length)
	expect(offer?.from).toBe(text.length - 2)
	expect(offer?.options.map(({ label }) => label)).toEqual(['count', 'name'])
	expect(
		adviser.explain({ 'main.ts': text, ...given }, 'main.ts', text.length, 'count'),
	).toMatchObject({ signature: '(property) Row.count: number', text: 'How many there are.' })
})

test('of all names, those are offered that begin as the word does', () => {
	const text = 'const settle = 1\nset'
	const { options = [] } = adviser.complete({ 'main.ts': text }, 'main.ts', text.length) ?? {}
	const rank = (name: string) => options.find(({ label }) => label === name)?.rank ?? Number.NaN
	expect(options.every(({ label }) => /^s/i.test(label))).toBe(true)
	expect(rank('settle')).toBeGreaterThan(rank('setTimeout'))
})

test('a name is explained where it stands', () => {
	const text = `${use}row.count\n`
	const at = text.lastIndexOf('count') + 2
	expect(adviser.explain({ 'main.ts': text, ...given }, 'main.ts', at)).toEqual({
		from: at - 2,
		to: at + 3,
		signature: '(property) Row.count: number',
		text: 'How many there are.',
	})
	expect(adviser.explain({ 'main.ts': '\n\n' }, 'main.ts', 1)).toBeUndefined()
})

test('files that are gone are gone', () => {
	expect(remarks(use, given)).toEqual([])
	expect(remarks(use)).not.toEqual([])
	expect(remarks(use, given)).toEqual([])
})
