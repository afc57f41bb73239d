import type { CaseName, HintId } from './exercise.ts'
import type { CaseResult, Position } from './report.ts'

/**
 * What a grader says of an attempt.
 * - `failed`: `first` is the first case that did not pass, in the suite's order; it chose the hint.
 * - `tampered`: the code changed what the suite stands on, so its cases prove nothing.
 * - `ungraded`: our fault, not the learner's; it costs nothing.
 */
export type Verdict =
	| { status: 'passed'; cases: readonly CaseResult[] }
	| { status: 'failed'; cases: readonly CaseResult[]; first: CaseName; hint?: HintId }
	| { status: 'unloadable'; message: string; at?: Position | undefined }
	| {
			status: 'timed-out'
			/** Seconds until it was stopped. */
			after: number
			/** The event loop had stopped turning: a loop that never awaits. */
			stuck: boolean
			during?: CaseName | undefined
			/** Where it was when it was stopped. */
			at?: Position | undefined
			cases: readonly CaseResult[]
			hint?: HintId
	  }
	| { status: 'tampered'; changed: readonly string[]; cases: readonly CaseResult[] }
	| { status: 'ungraded'; reason: string }
