import type { Exercise, Twin } from '../src/course/exercise.ts'
import { overlay, type Files } from '../src/course/submission.ts'
import { localGrader } from '../src/grader/local-grader.ts'
import { mistakesOf } from '../src/library/read-twin.ts'
import { publishTwin } from '../src/library/publish-twin.ts'
import type { Runtime } from '../src/runtimes/runtime.ts'
import type { Evidence, Trial } from './evidence.ts'

/** Three, so that what is left to chance has three chances to show. */
const seeds = [1, 2, 3]

export interface Gathering {
	runtime: Runtime
	/** Decides when a grade may run: a machine has so many cores. */
	turn: <T>(task: () => Promise<T>) => Promise<T>
	signal: AbortSignal
}

/** Grades everything in an exercise as a learner's attempt is graded, once for each seed. */
export async function gatherEvidence(exercise: Exercise, how: Gathering): Promise<Evidence> {
	const twins = Object.values(exercise.twins).filter(({ language }) =>
		how.runtime.languages.includes(language),
	)
	const trials = await Promise.all(twins.map((twin) => tryTwin(exercise, twin, how)))
	return { exercise, trials: trials.flat() }
}

async function tryTwin(
	exercise: Exercise,
	twin: Twin,
	{ runtime, turn, signal }: Gathering,
): Promise<Trial[]> {
	const { language } = twin
	// The hints' texts do not matter here; which one answers which case does.
	const published = await publishTwin(exercise, language, { hints: {} })
	const graders = seeds.map((seed) => localGrader(runtime, published, seed))
	return Promise.all(
		submissionsOf(exercise, twin).map(async ({ folder, is, files }) => {
			const attempt = { exercise: exercise.id, language, files }
			const verdicts = graders.map((grader) => turn(() => grader.grade(attempt, () => {}, signal)))
			return { language, folder, is, verdicts: await Promise.all(verdicts) }
		}),
	)
}

/** Everything a twin's suite is run against; an approach and a mistake are laid over the solution. */
function submissionsOf(
	exercise: Exercise,
	{ language, starter, solution, approaches, mistakes }: Twin,
): (Pick<Trial, 'folder' | 'is'> & { files: Files })[] {
	const listed = mistakesOf(language, exercise)
	return [
		{ folder: `${language}/solution`, is: { kind: 'solution' }, files: solution },
		...Object.entries(approaches).map(([id, files]) => ({
			folder: `${language}/approaches/${id}`,
			is: { kind: 'approach' as const, id },
			files: overlay(solution, files),
		})),
		{ folder: `${language}/starter`, is: { kind: 'mistake', id: 'starter' }, files: starter },
		...Object.entries(mistakes)
			.filter(([id]) => listed.includes(id))
			.map(([id, files]) => ({
				folder: `${language}/mistakes/${id}`,
				is: { kind: 'mistake' as const, id },
				files: overlay(solution, files),
			})),
	]
}
