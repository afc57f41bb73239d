import type { ProgramJob, SuiteJob } from '../../src/runtimes/runtime.ts'

// Torture for whatever runs Python: one suite, and answers to it that go wrong in every way there is.

export const cases = ['is there', 'answers one', 'comes last']

const suite = `
import { load } from '#kit/python'
import { expect, test } from 'vitest'
const exercise = load('./solution/exercise.py')
test('is there', async () => { expect((await exercise.call('NAME')).value).toBe('exercise') })
test('answers one', async () => { expect((await exercise.call('answer')).value).toBe(1) })
test('comes last', async () => { expect((await exercise.call('NAME')).value).toBe('exercise') })
`

/** The body of `answer`, or with \`module\` what stands at the top of the module. */
export function gradePython(
	answer: string,
	{ top = '', suite: given = suite }: { top?: string; suite?: string } = {},
): SuiteJob {
	const body = answer.split('\n').map((line) => `    ${line}`)
	const source = `${top}\nNAME = 'exercise'\ndef answer():\n${body.join('\n')}\n`
	return {
		kind: 'suite',
		language: 'py',
		files: { 'exercise.py': source },
		suite: given,
		cases,
		seed: 1,
	}
}

export function pythonProgram(main: string, more: Partial<ProgramJob> = {}): ProgramJob {
	return {
		kind: 'program',
		language: 'py',
		files: { 'main.py': main },
		main: 'main.py',
		seed: 1,
		...more,
	}
}

/** Where line 1 of `answer` stands in the file. */
export const firstLine = 4
