import type { ExerciseId } from '../course/exercise.ts'
import type { Attempt } from './attempt.ts'

// What is due for review: concepts that did not come by themselves come back after a day, and after ever
// longer times as long as they are known then. One that was passed at the first attempt never comes back.

/** Days from one time that a concept was known to the next that it is asked for. After the last it is kept. */
export const intervals = [1, 3, 7, 21, 60] as const

const day = 24 * 60 * 60 * 1_000

export type ConceptState =
	/** No attempt at an exercise that trains it. */
	| { status: 'new' }
	/** Attempted, and not passed yet. */
	| { status: 'open' }
	/** Passed; `due` is when it is to be done again, in milliseconds since 1970, and `exercise` with what. */
	| { status: 'review'; due: number; exercise: ExerciseId }
	| { status: 'kept' }

/** An attempt, as far as a review wants to know; or the memory that an exercise was passed once. */
export type Trial = Pick<Attempt, 'exercise' | 'at'> & { passed: boolean }

/** Trials in the order in which they were made. An attempt whose code did not load says nothing of a concept. */
export function trialsOf(attempts: readonly Attempt[]): Trial[] {
	return attempts
		.filter(({ outcome }) => outcome !== 'unloadable' && outcome !== 'tampered')
		.map(({ exercise, at, outcome }) => ({ exercise, at, passed: outcome === 'passed' }))
		.toSorted((a, b) => a.at - b.at)
}

/** Where a learner stands with one concept, after these trials of exercises that train it, the earliest first. */
export function stateOf(trials: readonly Trial[]): ConceptState {
	/** Which interval comes next; none while nothing has failed. */
	let step: number | undefined
	let due = 0
	let stumbled: ExerciseId | undefined
	let isPassed = false
	for (const { exercise, at, passed } of trials) {
		if (!passed) {
			stumbled = exercise
			step = 0
			continue
		}
		const isAsked = !isPassed || step === 0 || at >= due
		isPassed = true
		if (step === undefined || !isAsked) continue
		due = at + (intervals[step] ?? Infinity) * day
		step++
	}
	if (trials.length === 0) return { status: 'new' }
	if (!isPassed) return { status: 'open' }
	if (stumbled === undefined || due === Infinity) return { status: 'kept' }
	return { status: 'review', due: step === 0 ? 0 : due, exercise: stumbled }
}
