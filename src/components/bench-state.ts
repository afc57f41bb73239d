import type { CaseName } from '../course/exercise.ts'
import type { CaseResult, RunEvent, RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'

/**
 * A case as the learner sees it, from the first moment on.
 * - `unrun`: the grade ended before its turn came.
 * - `cut-off`: it was running when the grade was stopped.
 */
export type CaseView =
	{ status: 'waiting' | 'running' | 'unrun' | 'cut-off'; name: CaseName } | CaseResult

/**
 * What goes on at the bench. `runtime` names what took the job; until one has, `step` says what is
 * waited for.
 * - `stopped`: by the learner.
 * - `lost`: what a run needs could not be fetched, or broke; our fault.
 */
export type BenchState =
	| { status: 'idle' }
	| { status: 'running'; runtime?: string }
	| { status: 'grading'; runtime?: string; step?: string; cases: readonly CaseView[] }
	| { status: 'ran'; runtime?: string; report: RunReport; seconds: number }
	| {
			status: 'graded'
			runtime?: string
			verdict: Verdict
			cases: readonly CaseView[]
			stale: boolean
	  }
	| { status: 'stopped'; what: 'run' | 'grade'; cases: readonly CaseView[] }
	| { status: 'lost'; reason: string; what: 'run' | 'grade' }

export type BenchEvent =
	| { type: 'run' }
	/** Before the list of cases has arrived, `cases` is empty. */
	| { type: 'grade'; cases: readonly CaseName[] }
	| { type: 'step'; step: string }
	| { type: 'heard'; event: RunEvent }
	| { type: 'reported'; report: RunReport; seconds: number }
	| { type: 'judged'; verdict: Verdict }
	| { type: 'stop' }
	| { type: 'lost'; reason: string }
	| { type: 'edited' }
	| { type: 'cleared' }

export function isBusy(state: BenchState): boolean {
	return state.status === 'running' || state.status === 'grading'
}

/** What the bench is after `event`. An event that fits no state, such as a late one after Stop, changes nothing. */
export function next(state: BenchState, event: BenchEvent): BenchState {
	switch (event.type) {
		case 'run':
			return { status: 'running' }
		case 'grade':
			return { status: 'grading', cases: event.cases.map(waiting) }
		case 'step':
			return state.status === 'grading' ? { ...state, step: event.step } : state
		case 'heard':
			return hear(state, event.event)
		case 'reported':
			if (state.status !== 'running') return state
			return {
				status: 'ran',
				report: event.report,
				seconds: event.seconds,
				...(state.runtime && { runtime: state.runtime }),
			}
		case 'judged':
			if (state.status !== 'grading') return state
			return {
				status: 'graded',
				verdict: event.verdict,
				cases: settle(state.cases, event.verdict),
				stale: false,
				...(state.runtime && { runtime: state.runtime }),
			}
		case 'stop':
			if (state.status === 'running') return { status: 'stopped', what: 'run', cases: [] }
			if (state.status !== 'grading') return state
			return { status: 'stopped', what: 'grade', cases: state.cases.map(halt) }
		case 'lost':
			if (!isBusy(state)) return state
			return {
				status: 'lost',
				reason: event.reason,
				what: state.status === 'running' ? 'run' : 'grade',
			}
		case 'edited':
			return state.status === 'graded' ? { ...state, stale: true } : state
		case 'cleared':
			return isBusy(state) ? state : { status: 'idle' }
	}
}

function hear(state: BenchState, event: RunEvent): BenchState {
	if (state.status !== 'running' && state.status !== 'grading') return state
	if (event.type === 'started') {
		// A second `started`: another runtime begins from the start.
		if (state.status === 'running') return { ...state, runtime: event.runtime }
		const cases = state.cases.map(({ name }) => waiting(name))
		return { status: 'grading', runtime: event.runtime, cases }
	}
	if (state.status !== 'grading') return state
	switch (event.type) {
		case 'case-started':
			return { ...state, cases: put(state.cases, { status: 'running', name: event.name }) }
		case 'case-ended':
			return { ...state, cases: put(state.cases, event.case) }
		default:
			return state
	}
}

const waiting = (name: CaseName): CaseView => ({ status: 'waiting', name })
const ended = { waiting: 'unrun', running: 'cut-off' } as const

/** What becomes of a case when nothing runs any more. */
function halt(view: CaseView): CaseView {
	if (view.status !== 'waiting' && view.status !== 'running') return view
	return { status: ended[view.status], name: view.name }
}

/** A case that is not on the publisher's list is not shown: the judge has its own say on that. */
function put(cases: readonly CaseView[], view: CaseView): readonly CaseView[] {
	return cases.map((each) => (each.name === view.name ? view : each))
}

/** The verdict's results are the last word on each case. */
function settle(cases: readonly CaseView[], verdict: Verdict): readonly CaseView[] {
	const results = 'cases' in verdict ? verdict.cases : []
	return results.reduce(put, cases.map(halt))
}
