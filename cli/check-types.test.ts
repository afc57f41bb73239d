import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sayComplaint } from '../src/library/complaints.ts'
import { readExercise } from '../src/library/read-exercise.ts'
import { createTypeChecker } from './check-types.ts'

const project = path.resolve(import.meta.dirname, '..')

let folder: string
beforeEach(async () => {
	folder = path.join(await mkdtemp(path.join(tmpdir(), 'types-')), 'wait-for-both')
	await cp(path.join(project, 'exercises/_template'), folder, { recursive: true })
})
afterEach(() => rm(path.dirname(folder), { recursive: true }))

test("the types of a suite are checked in Python's twin too", async () => {
	const suite = path.join(folder, 'py/suite.test.ts')
	const text = await readFile(suite, 'utf8')
	await writeFile(suite, `${text}export const seconds: number = 'two'\n`)
	const complaints = createTypeChecker(project)([await readExercise(folder)])
	expect(complaints.map(sayComplaint)).toEqual([
		`py/suite.test.ts:${text.split('\n').length}: the types do not fit: Type 'string' is not assignable to type 'number'.`,
	])
	// A whole type check, on a machine that may be busy with other tests.
}, 60_000)
