import { expect } from 'vitest'
import type { RunReport } from '../../src/course/report.ts'
import { cases } from './submissions.ts'

// What a report is to say of the submissions in tests/fixtures/submissions that come to an end.

export const passed = (name: string) => ({ status: 'passed', name })
export const failed = (name: string, error: object) => ({ status: 'failed', name, error })
export const finished = (...results: object[]) => ({
	status: 'finished',
	cases: results,
	tampering: [],
})
const answers = (error: object) =>
	finished(passed('is there'), failed('answers one', error), passed('comes last'))

const unloadable = (message: string, at?: object) => ({
	status: 'unloadable',
	message: expect.stringContaining(message) as string,
	...(at && { at }),
})

/** Each submission with the report it is to get, in every runtime. */
export const endings: [submission: string, report: object][] = [
	['passes', finished(...cases.map(passed))],
	['has-many-files', finished(...cases.map(passed))],
	['imports-types-in-a-circle', finished(...cases.map(passed))],
	[
		'fails',
		answers({ name: 'AssertionError', message: 'expected 2 to be 1 // Object.is equality' }),
	],
	[
		'throws-in-a-case',
		answers({
			name: 'TypeError',
			message: 'nothing was given',
			at: { file: 'exercise.ts', line: 12, column: 33 },
		}),
	],
	['never-settles', answers({ message: expect.stringContaining('timed out in 2000ms') as string })],
	['leaves-a-rejection', answers({ message: 'nobody listens', at: { line: 7 } })],
	['throws-late', answers({ message: 'too late', at: { line: 3 } })],
	['exits-the-process', answers({ message: expect.stringContaining('process.exit(0)') as string })],
	['closes-the-worker', answers({ at: { line: 2 } })],
	['overflows-the-stack', answers({ name: 'RangeError', at: { file: 'exercise.ts' } })],
	[
		'throws-while-loading',
		unloadable('RangeError: not today', { file: 'exercise.ts', line: 3, column: 7 }),
	],
	['rejects-while-loading', unloadable('Error: left at the top', { file: 'exercise.ts', line: 1 })],
	['has-a-syntax-error', unloadable('', { file: 'exercise.ts', line: 3, column: 2 })],
	['awaits-in-a-plain-function', unloadable('', { file: 'one.ts', line: 2, column: 24 })],
	[
		'imports-a-missing-file',
		unloadable("exercise.ts, line 1: there is no file './latter' to import", { line: 1 }),
	],
	[
		'imports-a-missing-package',
		unloadable("'lodash'", { file: 'exercise.ts', line: 1, column: 1 }),
	],
	[
		'imports-a-missing-name',
		unloadable("later.ts does not export 'soon', which exercise.ts imports", { line: 1 }),
	],
	[
		'lacks-the-export',
		unloadable(
			"exercise.ts does not export 'answer', which the suite imports. It exports: anwser.",
		),
	],
	['imports-in-a-circle', unloadable('exercise.ts → one.ts → exercise.ts')],
	[
		'imports-vitest',
		unloadable("exercise.ts, line 2: 'vitest' is for the suite only", { line: 2, column: 1 }),
	],
	['computes-an-import', unloadable('exercise.ts, line 3: import() needs', { line: 3 })],
]

/** Nothing of ours shows in what a learner reads. */
export function expectOurselvesUnseen(report: RunReport) {
	const text = JSON.stringify(report)
	expect(text).not.toMatch(
		/solution\/|blob:|file:\/|lab:\/|\.mjs|worker-entry|node_modules|\\u001b/,
	)
}
