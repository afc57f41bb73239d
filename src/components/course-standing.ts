import type { Language } from '../course/language.ts'
import type { Attempt } from '../progress/attempt.ts'
import type { Progress } from '../progress/progress.ts'
import { stateOf, trialsOf, type ConceptState, type Trial } from '../progress/review.ts'
import type { CoursePlan, PlannedExercise } from './course-plan.ts'

/** What a learner did on one exercise. */
export interface Standing {
	exercise: PlannedExercise
	/** In which languages it was passed, and when first, in milliseconds since 1970. */
	passed: Readonly<Partial<Record<Language, number>>>
	/** Whether a server has graded one of the passes. */
	onServer: boolean
	/** Something was written or graded. */
	isBegun: boolean
}

/** An exercise that is to be done again: the concepts that come back, and when the first of them does. */
export interface Due {
	exercise: PlannedExercise
	concepts: readonly string[]
	due: number
}

export interface CourseStanding {
	exercises: readonly Standing[]
	/** The first exercise that was passed in no language; none when all were. */
	next: PlannedExercise | undefined
	/** What is to be done again, the most urgent first. */
	review: readonly Due[]
	concepts: Readonly<Record<string, ConceptState>>
}

export interface Remembered {
	attempts: readonly Attempt[]
	/** What is kept of a twin, by the exercise's id. */
	progressOf: (exercise: string, language: Language) => Progress | undefined
}

/** Where a learner stands in the course. */
export function standIn(
	{ exercises, concepts }: CoursePlan,
	remembered: Remembered,
): CourseStanding {
	const standings = exercises.map((exercise) => standAt(exercise, remembered))
	const states = Object.fromEntries(
		Object.keys(concepts).map((concept) => {
			const trained = standings.filter(({ exercise }) => exercise.concepts.includes(concept))
			return [concept, stateOf(trialsAt(trained, remembered.attempts))]
		}),
	)
	const review = exercises.flatMap((exercise) => {
		const back = Object.entries(states).flatMap(([concept, state]) =>
			state.status === 'review' && state.exercise === exercise.id
				? [{ concept, due: state.due }]
				: [],
		)
		if (back.length === 0) return []
		const due = Math.min(...back.map((each) => each.due))
		return [{ exercise, due, concepts: back.map(({ concept }) => concept) }]
	})
	return {
		exercises: standings,
		next: standings.find(({ passed }) => Object.keys(passed).length === 0)?.exercise,
		review: review.toSorted((a, b) => a.due - b.due),
		concepts: states,
	}
}

function standAt(exercise: PlannedExercise, { attempts, progressOf }: Remembered): Standing {
	const ids = [exercise.id, ...exercise.formerly]
	const mine = attempts.filter((attempt) => ids.includes(attempt.exercise))
	const passed: Partial<Record<Language, number>> = {}
	let isBegun = mine.length > 0
	for (const language of exercise.languages) {
		const kept = ids.flatMap((id) => progressOf(id, language) ?? [])
		if (kept.length > 0) isBegun = true
		const passes = [
			...kept.flatMap(({ passedAt }) => passedAt ?? []),
			...mine
				.filter((attempt) => attempt.language === language && attempt.outcome === 'passed')
				.map(({ at }) => at),
		]
		if (passes.length > 0) passed[language] = Math.min(...passes)
	}
	const onServer = mine.some(({ where, outcome }) => where === 'server' && outcome === 'passed')
	return { exercise, passed, onServer, isBegun }
}

/**
 * The trials of these exercises under their present ids, with passes from before attempts were kept. Where one
 * of them was passed, those that were not yet are left out: to be still at it is not to have forgotten.
 */
function trialsAt(standings: readonly Standing[], attempts: readonly Attempt[]): Trial[] {
	const isPassed = ({ passed }: Standing) => Object.keys(passed).length > 0
	const counted = standings.some(isPassed) ? standings.filter(isPassed) : standings
	const trials = counted.flatMap(({ exercise, passed }) => {
		const ids = [exercise.id, ...exercise.formerly]
		const made = trialsOf(attempts.filter((attempt) => ids.includes(attempt.exercise)))
		const known = made.some((trial) => trial.passed)
		const first = Object.values(passed)
		const before =
			known || first.length === 0
				? []
				: [{ exercise: exercise.id, at: Math.min(...first), passed: true }]
		return [...before, ...made.map((trial) => ({ ...trial, exercise: exercise.id }))]
	})
	return trials.toSorted((a, b) => a.at - b.at)
}
