import { expect, test } from 'vitest'
import type { CaseResult, RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'
import { nameRuntime, sayReport, sayVerdict, speakVerdict } from './verdict-words.ts'

const passed: CaseResult = { status: 'passed', name: 'a', ms: 1 }
const say = (verdict: Verdict) => Object.values(sayVerdict(verdict, 'ts')).join(' ')

test('says how many cases hold', () => {
	expect(say({ status: 'passed', cases: [passed, passed] })).toBe('Passed: all 2 cases hold.')
	expect(say({ status: 'passed', cases: [passed] })).toBe('Passed: the one case holds.')
	const skipped: CaseResult = { status: 'skipped', name: 'b' }
	expect(say({ status: 'failed', first: 'b', cases: [passed, skipped] })).toBe(
		'Not yet: 1 of 2 cases passed.',
	)
})

test('tells a loop that never awaits from a promise that never comes', () => {
	const late = { status: 'timed-out', after: 2.54, cases: [], during: 'keeps the order' } as const
	expect(say({ ...late, stuck: true })).toBe(
		'Stopped after 2.5 s. Your code kept the event loop from its next turn: look for a loop that runs on without an await that really waits. It happened in “keeps the order”.',
	)
	expect(say({ ...late, stuck: false })).toContain('a promise that is never settled')
})

test('tells a loop that does not end in Python, and where it was', () => {
	const at = { file: 'fetch_all.py', line: 7, column: 1 }
	const late = { status: 'timed-out', after: 5, cases: [], stuck: true, at } as const
	expect(speakVerdict(late, { hinted: false, language: 'py' })).toBe(
		'Stopped after 5.0 s. Your code was computing: look for a loop that does not end. It was at line 7 of fetch_all.py.',
	)
	const waiting = sayVerdict({ ...late, stuck: false }, 'py').detail
	expect(waiting).not.toContain('promise')
	expect(waiting).toContain('await')
})

test('takes the blame for what was not graded', () => {
	expect(say({ status: 'ungraded', reason: 'The worker is gone.' })).toBe(
		'This attempt was not graded. That is our fault, and it costs you nothing. The worker is gone.',
	)
})

test('says how a program ended', () => {
	expect(sayReport({ status: 'finished', cases: [], tampering: [] }, 2.34, 'ts').headline).toBe(
		'Finished in 2.3 s.',
	)
	const error = { name: 'TypeError', message: 'x is not a function' }
	expect(sayReport({ status: 'threw', error }, 12.6, 'ts')).toEqual({
		headline: 'Ended after 13 s with an error that nobody caught.',
		detail: 'TypeError: x is not a function',
	})
	expect(sayReport({ status: 'crashed', message: 'gone' }, 1, 'ts').headline).toContain('our fault')
})

test('goes by the clock of the program where that is another', () => {
	const report: RunReport = { status: 'finished', cases: [], tampering: [], seconds: 20 }
	expect(sayReport(report, 0.1, 'py').headline).toBe('Finished in 20 s by its own clock.')
})

test('names a runtime as a learner would, and an unknown one as it is', () => {
	expect(nameRuntime('worker')).toBe('in this page')
	expect(nameRuntime('pyodide')).toContain('CPython')
	expect(nameRuntime('deno')).toBe('deno')
})

test('speaks a verdict in one breath: how many, the first failure, the hint', () => {
	const failed: CaseResult = {
		status: 'failed',
		name: 'keeps the order',
		ms: 1,
		error: { name: 'AssertionError', message: 'expected 1 to be 2\nand a long list' },
	}
	const verdict = { status: 'failed', first: 'keeps the order', cases: [passed, failed] } as const
	expect(
		speakVerdict({ ...verdict, cases: [passed, failed] }, { hinted: true, language: 'ts' }),
	).toBe(
		'Not yet: 1 of 2 cases passed. First failure: keeps the order. expected 1 to be 2. There is a hint below.',
	)
})

test('speaks why code could not be loaded, and where', () => {
	const at = { file: 'fetch_all.py', line: 3, column: 1 }
	const verdict = {
		status: 'unloadable',
		message: 'SyntaxError: invalid syntax\n  def (:',
		at,
	} as const
	expect(speakVerdict(verdict, { hinted: false, language: 'py' })).toBe(
		'Your code could not be loaded, so no case ran. SyntaxError: invalid syntax. It is at line 3 of fetch_all.py.',
	)
})
