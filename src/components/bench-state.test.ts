import { describe, expect, test } from 'vitest'
import type { CaseResult } from '../course/report.ts'
import { isBusy, next, type BenchEvent, type BenchState } from './bench-state.ts'

const cases = ['asks for all', 'keeps the order']
const passed = (name: string): CaseResult => ({ status: 'passed', name, ms: 3 })
const failed = (name: string): CaseResult => ({
	status: 'failed',
	name,
	ms: 3,
	error: { name: 'AssertionError', message: 'no' },
})

function after(...events: BenchEvent[]): BenchState {
	return events.reduce(next, { status: 'idle' })
}
const grade: BenchEvent = { type: 'grade', cases }
const hear = (event: (BenchEvent & { type: 'heard' })['event']): BenchEvent => ({
	type: 'heard',
	event,
})

test('shows every case as waiting, before the first has run', () => {
	expect(after(grade)).toEqual({
		status: 'grading',
		cases: cases.map((name) => ({ status: 'waiting', name })),
	})
})

test('turns a case from waiting to running to its result', () => {
	const [first = ''] = cases
	const running = after(grade, hear({ type: 'case-started', name: first }))
	expect(running).toMatchObject({ cases: [{ status: 'running' }, { status: 'waiting' }] })
	const ended = next(running, hear({ type: 'case-ended', case: failed(first) }))
	expect(ended).toMatchObject({ cases: [failed(first), { status: 'waiting' }] })
})

test('says what is waited for, until a runtime has taken the job', () => {
	const waiting = after(grade, { type: 'step', step: 'Fetching Python' })
	expect(waiting).toMatchObject({ status: 'grading', step: 'Fetching Python' })
	const begun = next(waiting, hear({ type: 'started', runtime: 'pyodide' }))
	expect(begun).not.toHaveProperty('step')
	expect(next({ status: 'idle' }, { type: 'step', step: 'late' })).toEqual({ status: 'idle' })
})

test('shows no case that is not on the list', () => {
	expect(after(grade, hear({ type: 'case-ended', case: passed('is easy') }))).toEqual(after(grade))
})

test('begins the cases anew when another runtime takes over', () => {
	const [first = ''] = cases
	expect(
		after(
			grade,
			hear({ type: 'started', runtime: 'webcontainer' }),
			hear({ type: 'case-ended', case: passed(first) }),
			hear({ type: 'started', runtime: 'worker' }),
		),
	).toEqual({
		status: 'grading',
		runtime: 'worker',
		cases: cases.map((name) => ({ status: 'waiting', name })),
	})
})

test('takes the verdict’s word on every case', () => {
	const [first = '', second = ''] = cases
	const judged = after(
		grade,
		hear({ type: 'case-ended', case: passed(first) }),
		hear({ type: 'case-started', name: second }),
		{
			type: 'judged',
			verdict: { status: 'tampered', changed: ['expect'], cases: [failed(first)] },
		},
	)
	expect(judged).toMatchObject({
		status: 'graded',
		stale: false,
		cases: [failed(first), { status: 'cut-off', name: second }],
	})
})

test('keeps the name of the runtime to the end', () => {
	const started = hear({ type: 'started', runtime: 'worker' })
	const verdict = { status: 'passed', cases: cases.map(passed) } as const
	expect(after(grade, started, { type: 'judged', verdict })).toMatchObject({ runtime: 'worker' })
	const report = { status: 'finished', cases: [], tampering: [] } as const
	expect(
		after({ type: 'run' }, started, {
			type: 'reported',
			report: { ...report, cases: [], tampering: [] },
			seconds: 2,
		}),
	).toMatchObject({ status: 'ran', runtime: 'worker', seconds: 2 })
})

describe('after Stop', () => {
	const stopped = after(grade, hear({ type: 'case-started', name: 'asks for all' }), {
		type: 'stop',
	})

	test('no case is left waiting or running', () => {
		expect(stopped).toEqual({
			status: 'stopped',
			what: 'grade',
			cases: [
				{ status: 'cut-off', name: 'asks for all' },
				{ status: 'unrun', name: 'keeps the order' },
			],
		})
	})

	test('a late word changes nothing', () => {
		for (const late of [
			hear({ type: 'case-ended', case: passed('asks for all') }),
			{ type: 'judged', verdict: { status: 'passed', cases: [] } },
			{ type: 'lost', reason: 'late' },
			{ type: 'stop' },
		] satisfies BenchEvent[])
			expect(next(stopped, late)).toBe(stopped)
	})
})

test('marks a verdict as older than the code', () => {
	const judged = after(grade, { type: 'judged', verdict: { status: 'passed', cases: [] } })
	expect(next(judged, { type: 'edited' })).toMatchObject({ status: 'graded', stale: true })
	expect(next(after(grade), { type: 'edited' })).toEqual(after(grade))
})

test('says what was lost: a run or a grade', () => {
	const lost: BenchEvent = { type: 'lost', reason: 'offline' }
	expect(after(grade, lost)).toEqual({ status: 'lost', what: 'grade', reason: 'offline' })
	expect(after({ type: 'run' }, lost)).toEqual({ status: 'lost', what: 'run', reason: 'offline' })
})

test('is busy while it runs or grades, and only then', () => {
	expect(isBusy(after())).toBe(false)
	expect(isBusy(after({ type: 'run' }))).toBe(true)
	expect(isBusy(after(grade))).toBe(true)
	expect(isBusy(after(grade, { type: 'stop' }))).toBe(false)
	expect(after(grade, { type: 'cleared' })).toEqual(after(grade))
	expect(after(grade, { type: 'stop' }, { type: 'cleared' })).toEqual({ status: 'idle' })
})
