import { readFile } from 'node:fs/promises'
import init, { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web'
import { beforeAll, describe, expect, test } from 'vitest'
import { Refusal, type Adviser } from '../../src/adviser/adviser.ts'
import { createRuffAdviser, ruffSettings } from '../../src/adviser/ruff-adviser.ts'
import { ruffRules, ruleUrl } from '../../src/adviser/ruff-rules.ts'
import { ruffFile } from '../../src/library/build-adviser.ts'

let adviser: Adviser
let wasm: Buffer
beforeAll(async () => {
	wasm = await readFile(ruffFile)
	await init({ module_or_path: wasm })
	adviser = createRuffAdviser(new Workspace(ruffSettings, PositionEncoding.Utf16))
})

function remarks(text: string) {
	return adviser.remarks({ 'main.py': text }, 'main.py')
}

/** A function that is a coroutine, with these lines in it. */
function inAsync(...lines: string[]): string {
	return ['import asyncio', '', '', 'async def main():', ...lines.map((l) => `    ${l}`), ''].join(
		'\n',
	)
}

describe('a remark', () => {
	test('tells of a task that nobody holds on to, and where that is explained', () => {
		const text = inAsync('asyncio.create_task(asyncio.sleep(1))')
		const [remark, ...more] = remarks(text)
		expect(more).toEqual([])
		expect(text.slice(remark?.from, remark?.to)).toBe('asyncio.create_task(asyncio.sleep(1))')
		expect(remark).toMatchObject({
			severity: 'warning',
			rule: { code: 'RUF006', url: 'https://docs.astral.sh/ruff/rules/asyncio-dangling-task/' },
		})
	})

	test('counts in the units of the editor', () => {
		const text = "face = '😀', nowhere\n"
		const [remark] = remarks(text)
		expect(text.slice(remark?.from, remark?.to)).toBe('nowhere')
		expect(remark?.severity).toBe('error')
	})

	test('brings along what mends it', () => {
		const text = 'import json\nimport time\n\nprint(time.time())\n'
		const [remark] = remarks(text)
		expect(remark?.rule?.code).toBe('F401')
		const [edit] = remark?.mend?.edits ?? []
		expect([text.slice(0, edit?.from), edit?.text, text.slice(edit?.to)].join('')).toBe(
			'import time\n\nprint(time.time())\n',
		)
	})

	test('tells of a syntax error without a rule', () => {
		expect(remarks('def (\n')[0]).toMatchObject({
			severity: 'error',
			message: 'Expected an identifier',
		})
		expect(remarks('def (\n')[0]).not.toHaveProperty('rule')
	})
})

test.each([
	['ASYNC251', inAsync('import time', 'time.sleep(1)', 'await asyncio.sleep(0)')],
	['ASYNC110', inAsync('while not asyncio.current_task():', '    await asyncio.sleep(1)')],
	[
		'ASYNC210',
		inAsync('import requests', "requests.get('https://lab.example/')", 'await asyncio.sleep(0)'),
	],
	['E722', 'try:\n    print()\nexcept:\n    pass\n'],
	['B012', 'def f():\n    try:\n        print()\n    finally:\n        return 1\n'],
	['B006', 'def f(seen=[]):\n    return seen\n'],
	['B023', 'calls = []\nfor n in range(3):\n    calls.append(lambda: n)\n'],
	['B018', 'n = 1\nn\n'],
	['F821', 'print(nowhere)\n'],
])('%s is told', (code, text) => {
	expect(remarks(text).map(({ rule }) => rule?.code)).toEqual([code])
})

test.each([
	['quotes and lengths of lines', `a = 'one'\nb = "two"\nc = [${'1, '.repeat(60)}]\n`],
	['an import out of order', 'import time\nimport asyncio\n\nprint(time, asyncio)\n'],
	['a name that is no sentence', 'l = 1\nOK = l\n'],
	[
		'two context managers, one in the other',
		'def f(a, b):\n    with a:\n        with b:\n            pass\n',
	],
])('nothing is said about %s', (_, text) => {
	expect(remarks(text)).toEqual([])
})

test('every rule has the name that Ruff knows it by', () => {
	const known = wasm.toString('latin1')
	const unknown = Object.values(ruffRules).filter((name) => !known.includes(name))
	expect(unknown).toEqual([])
	expect(ruleUrl('X999')).toBeUndefined()
})

describe('format', () => {
	const format = (text: string) => adviser.format({ 'main.py': text }, 'main.py')

	test('lays a program out anew', () => {
		expect(format("x={'a':1}\n")).toBe('x = {"a": 1}\n')
	})

	test('says what is wrong with the syntax, and where', () => {
		const message = 'Expected an identifier'
		expect(() => format('x = 1\ndef (\n')).toThrow(
			new Refusal({ kind: 'syntax', file: 'main.py', line: 2, message }),
		)
	})
})
