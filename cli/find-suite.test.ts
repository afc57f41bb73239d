import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findSuite } from './find-suite.ts'

const fixtures = path.resolve(import.meta.dirname, '../tests/fixtures/exercises')

let root: string
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'find-'))
})
afterEach(() => rm(root, { recursive: true }))

async function lay(...files: string[]) {
	for (const file of files) {
		await mkdir(path.dirname(path.join(root, file)), { recursive: true })
		await writeFile(path.join(root, file), '')
	}
}

const at = (name: string) => path.join(root, name)

test('an exercise is found by its id and by its folder', async () => {
	await cp(path.join(fixtures, 'holds'), at('holds'), { recursive: true })
	const found = { kind: 'exercise', exercise: { id: 'holds' } }
	expect(await findSuite('holds', root)).toMatchObject(found)
	expect(await findSuite(at('holds'), '/nowhere')).toMatchObject(found)
})

test('an exercise that does not hold grades nothing, and says why', async () => {
	await cp(path.join(fixtures, 'many-complaints'), at('many-complaints'), { recursive: true })
	await expect(findSuite('many-complaints', root)).rejects.toThrow(
		/does not hold, so it grades nothing:\n {2}notes\.txt: this file has no place/,
	)
})

test('a suite is found by its file, and by the folder it is alone in', async () => {
	await lay('week/sum.test.ts', 'week/sum.ts', 'week/node_modules/a/a.test.js')
	const found = { kind: 'suite', file: at('week/sum.test.ts') }
	expect(await findSuite(at('week/sum.test.ts'), root)).toEqual(found)
	expect(await findSuite(at('week'), root)).toEqual(found)
	expect(await findSuite(root, root)).toEqual(found)
})

test('a suite beside goes before one below', async () => {
	await lay('a.spec.js', 'below/b.test.ts')
	expect(await findSuite(root, root)).toEqual({ kind: 'suite', file: at('a.spec.js') })
})

test('of several suites one has to be named', async () => {
	await lay('b.test.ts', 'a.test.ts')
	await expect(findSuite(root, root)).rejects.toThrow(
		`There are 2 suites in ${root}. Say which: ${at('a.test.ts')}, ${at('b.test.ts')}.`,
	)
})

test.each([
	['a.txt', /a\.txt is no suite: a suite is a \.ts or \.js file that imports vitest\.$/],
	['empty', /There is no suite in .*empty: no file whose name ends in \.test\.ts or \.test\.js\.$/],
	['nope', /There is no exercise ".*nope", and no file or folder of that name\./],
])('%s is answered with a sentence', async (name, sentence) => {
	await lay('a.txt', 'empty/b.ts')
	await expect(findSuite(at(name), root)).rejects.toThrow(sentence)
})

test('a slip of the keys is answered with what was meant', async () => {
	await cp(path.join(fixtures, 'holds'), at('holds'), { recursive: true })
	await expect(findSuite('hold', root)).rejects.toThrow(
		'There is no exercise "hold", and no file or folder of that name. Did you mean "holds"? The exercises: holds.',
	)
})
