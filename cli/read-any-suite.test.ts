import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Files } from '../src/course/submission.ts'
import { languageOfSuite, readAnySuite } from './read-any-suite.ts'

let root: string
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'suite-'))
})
afterEach(() => rm(root, { recursive: true }))

/** Lays files and bundles `suite` of them against an attempt in `mine/`. */
async function bundle(suite: string, files: Files, attempt: Files, folder = 'mine') {
	for (const [name, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(root, name)), { recursive: true })
		await writeFile(path.join(root, name), text)
	}
	const there = path.join(root, folder)
	return readAnySuite(path.join(root, suite), {
		name: folder,
		folder: there,
		files: attempt,
		leftOut: [],
	})
}

/** What the bundle leaves to the sandbox. */
function imports(code: string): string[] {
	return [...code.matchAll(/^import .*?["'](.+?)["'];?$/gm)].flatMap(([, name]) => name ?? [])
}

const vitest = "import { expect, test } from 'vitest'\n"

test('what it imports of ./solution/ is the attempt’s, by whatever name', async () => {
	const suite = `${vitest}import { a } from './solution/a'\nimport { b } from './solution/lib/b.js'\ntest('a', () => expect(a).toBe(b))`
	const code = await bundle('x.test.ts', { 'x.test.ts': suite }, { 'a.ts': '', 'lib/b.ts': '' })
	expect(imports(code).sort()).toEqual(['./solution/a.ts', './solution/lib/b.ts', 'vitest'])
})

test('what the attempt has is the attempt’s, and all else is the suite’s own', async () => {
	const suite = `${vitest}import { add } from './add'\nimport { two } from './two'\nimport data from './data.json'\ntest('a', () => expect(add(two, 2)).toBe(data.four))`
	const files = {
		'week/x.test.ts': suite,
		'week/add.ts': 'export const add = "the author’s"',
		'week/two.ts': 'export const two = 2',
		'week/data.json': '{"four": 4}',
	}
	const code = await bundle('week/x.test.ts', files, { 'add.ts': '' })
	expect(imports(code).sort()).toEqual(['./solution/add.ts', 'vitest'])
	expect(code).toContain('add(2, 2)')
	expect(code).not.toContain('the author’s')
})

test('a suite below the attempt’s folder finds the attempt above it', async () => {
	const suite = `${vitest}import { a } from '../src/a'\ntest('a', () => expect(a).toBe(1))`
	const code = await bundle(
		'mine/tests/x.test.ts',
		{ 'mine/tests/x.test.ts': suite },
		{ 'src/a.ts': '' },
	)
	expect(imports(code)).toContain('./solution/src/a.ts')
})

test('what is nowhere is asked of the attempt', async () => {
	const suite = `${vitest}import { a } from './missing'\ntest('a', () => expect(a).toBe(1))`
	const code = await bundle('x.test.ts', { 'x.test.ts': suite }, { 'b.ts': '' })
	expect(imports(code)).toContain('./solution/missing')
})

test('the kit and Node’s modules are left to the sandbox', async () => {
	const suite = `${vitest}import { inLab } from '#kit/lab'\nimport path from 'path'\nimport fs from 'node:fs'\ntest('a', () => expect([inLab, path, fs]).toBe(1))`
	const code = await bundle('x.test.ts', { 'x.test.ts': suite }, {})
	expect(imports(code).sort()).toEqual(['#kit/lab', 'node:fs', 'path', 'vitest'])
})

test.each([
	['console.log(1)', 'is no suite: it imports nothing from vitest'],
	[`${vitest}test('a', () => {`, 'cannot be read.'],
	[
		`import { test, vi } from 'vitest'\nvi.mock('./a')\ntest('a', () => {})`,
		'vi.mock and vi.hoisted',
	],
	[`${vitest}test('a', () => { expect(1).toMatchSnapshot() })`, 'Use toMatchInlineSnapshot.'],
])('a suite that cannot be run is answered with a sentence: %j', async (suite, sentence) => {
	await expect(bundle('x.test.ts', { 'x.test.ts': suite }, {})).rejects.toThrow(sentence)
})

test('a comment that speaks of vi.mock is no use of it', async () => {
	const suite = `// no vi.mock( here\n${vitest}test('a', () => { expect(1).toBe(1) })`
	expect(await bundle('x.test.ts', { 'x.test.ts': suite }, {})).toContain('toBe(1)')
})

test('a suite that asks Python grades Python', async () => {
	await writeFile(path.join(root, 'py.test.ts'), "import { load } from '#kit/python'")
	await writeFile(path.join(root, 'ts.test.ts'), "import { inLab } from '#kit/lab'")
	expect(await languageOfSuite(path.join(root, 'py.test.ts'))).toBe('py')
	expect(await languageOfSuite(path.join(root, 'ts.test.ts'))).toBe('ts')
})
