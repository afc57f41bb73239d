import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Files } from '../../src/course/submission.ts'
import type { ProgramJob, SuiteJob } from '../../src/runtimes/runtime.ts'

const folder = fileURLToPath(new URL('../fixtures/submissions/', import.meta.url))

const suite = `import { expect, test } from 'vitest'
import { answer } from './solution/exercise'

test('is there', () => {
	expect(answer).toBeTypeOf('function')
})

test('answers one', async () => {
	expect(await answer()).toBe(1)
})

test('comes last', () => {
	expect(1).toBe(1)
})
`
/** The titles of the suite that every submission is graded by. */
export const cases = ['is there', 'answers one', 'comes last']

const web = {
	routes: [{ url: 'https://api.example/items/{id}', delay: 0.02, json: { id: '{id}' } }],
}

/** The files of a submission in tests/fixtures/submissions. */
export function readSubmission(name: string): Files {
	const paths = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
	const files = paths.filter((path) => path.endsWith('.ts'))
	return Object.fromEntries(files.map((p) => [p, readFileSync(join(folder, name, p), 'utf8')]))
}

export function gradeJob(name: string, given: Partial<SuiteJob> = {}): SuiteJob {
	const files = readSubmission(name)
	return { kind: 'suite', language: 'ts', files, suite, cases, seed: 1, ...given }
}

export function programJob(name: string): ProgramJob {
	const files = readSubmission(name)
	return { kind: 'program', language: 'ts', files, main: 'main.ts', web, seed: 1 }
}
