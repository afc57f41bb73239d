import type { ExerciseId } from '../course/exercise.ts'
import type { Work } from '../course/hand-in.ts'
import type { Language } from '../course/language.ts'
import type { Attempt } from './attempt.ts'
import type { Progress } from './progress.ts'

/** An exercise as far as it matters here. */
interface Planned {
	id: ExerciseId
	formerly: readonly ExerciseId[]
	languages: readonly Language[]
}

interface Remembered {
	attempts: readonly Attempt[]
	/** What is kept of a twin, by the exercise's id. */
	progressOf: (exercise: ExerciseId, language: Language) => Progress | undefined
}

/** What a learner can hand in: of each exercise and language the attempt that counts, or else the draft. */
export function workDone(exercises: readonly Planned[], remembered: Remembered): Work[] {
	return exercises.flatMap((exercise) =>
		exercise.languages.flatMap((language) => workAt(exercise, language, remembered) ?? []),
	)
}

/**
 * The first attempt that passed counts: a learner who was in time stays in time. Where none did, the latest. An
 * attempt that has let go of its files cannot be graded again, so the next best stands for it.
 */
function workAt(
	{ id, formerly }: Planned,
	language: Language,
	{ attempts, progressOf }: Remembered,
): Work | undefined {
	const ids = [id, ...formerly]
	const made = attempts
		.filter((each) => ids.includes(each.exercise) && each.language === language)
		.toSorted((a, b) => a.at - b.at)
	const whole = made.filter(({ files }) => files !== undefined)
	const counts = whole.find(({ outcome }) => outcome === 'passed') ?? whole.at(-1)
	const common = { exercise: id, language, attempts: made.length }
	if (counts?.files) {
		const { files, at, outcome, suiteHash } = counts
		return { ...common, files, claimed: outcome, at, ...(suiteHash !== undefined && { suiteHash }) }
	}
	// Nobody has graded a draft as it is now, also where an earlier one passed: it claims nothing.
	const [draft] = ids.flatMap((each) => progressOf(each, language) ?? [])
	return draft && { ...common, files: draft.files, at: draft.savedAt }
}
