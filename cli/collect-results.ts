import { asFileName } from '../src/course/hand-in.ts'
import { languageNames } from '../src/course/language.ts'
import { sayFound } from './collect-flags.ts'
import {
	gradeOf,
	points,
	type Gradebook,
	type GradedLearner,
	type GradedWork,
} from './collect-gradebook.ts'

/** A learner's results as Gradescope reads them: `results.json`. */
export function resultsOf(graded: GradedLearner, { columns }: Gradebook, runtime: string) {
	const { learner, works } = graded
	const grades = columns.flatMap(({ exercise }) => gradeOf(graded, exercise) ?? [])
	return {
		score: grades.reduce((total, grade) => total + grade, 0),
		visibility: 'visible',
		stdout_visibility: 'hidden',
		output_format: 'text',
		tests: works.flatMap((work, at) => testOf(work, at)),
		extra_data: {
			runtime,
			course: learner.counts.handIn.course,
			learner: { name: learner.name, ...(learner.id !== '' && { id: learner.id }) },
			handed_in_at: new Date(learner.counts.handIn.at).toISOString(),
		},
	}
}

/** What could not be graded is no test: it would count as failed. */
function testOf({ work, exercise, found }: GradedWork, at: number) {
	if (!found || found.verdict.status === 'ungraded' || exercise === undefined) return []
	const isPassed = found.verdict.status === 'passed'
	return [
		{
			name: `${exercise} (${languageNames[work.language]})`,
			number: String(at + 1),
			score: isPassed ? points : 0,
			max_score: points,
			status: isPassed ? 'passed' : 'failed',
			output: sayFound(found.verdict),
			output_format: 'text',
			tags: [work.language],
			visibility: 'visible',
			extra_data: {
				suite_hash: found.suiteHash,
				claimed_suite_hash: work.suiteHash,
				claimed: work.claimed,
				attempt_time: new Date(work.at).toISOString(),
				attempts: work.attempts,
			},
		},
	]
}

/** What each learner's file is called: as they are, and never as another's, on a disk that knows no capitals. */
export function resultNames(learners: readonly GradedLearner[]): Map<GradedLearner, string> {
	const taken = new Set<string>()
	const names = new Map<GradedLearner, string>()
	for (const graded of learners) {
		const { name, person } = graded.learner
		const base = asFileName(person?.name ?? name)
		let free = base
		for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${base}-${n}`
		taken.add(free.toLowerCase())
		names.set(graded, `${free}.json`)
	}
	return names
}
