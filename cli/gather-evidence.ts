import type { Exercise, Twin } from '../src/course/exercise.ts'
import { overlay, type Files } from '../src/course/submission.ts'
import { localGrader } from '../src/grader/local-grader.ts'
import { mistakesOf } from '../src/library/read-twin.ts'
import { publishTwin } from '../src/library/publish-twin.ts'
import type { Runtime } from '../src/runtimes/runtime.ts'
import type { Evidence, Trial } from './evidence.ts'
import { noMemory, type VerdictMemory } from './verdict-memory.ts'

/** Three, so that what is left to chance has three chances to show. */
const seeds = [1, 2, 3]

/** The solution is tried with each seed. Of other right answers and of mistakes there are many: each has one of them, in turns. */
function seedsFor({ kind }: Trial['is'], index: number, isThorough: boolean): readonly number[] {
	if (kind === 'solution' || isThorough) return seeds
	return [seeds[index % seeds.length] ?? 1]
}

export interface Gathering {
	runtime: Runtime
	/** Decides when a grade may run: a machine has so many cores. */
	turn: <T>(task: () => Promise<T>) => Promise<T>
	signal: AbortSignal
	/** Tries everything with each seed, not the solution alone. */
	thorough: boolean
	/** What is known of earlier grades; left out: nothing. */
	memory?: VerdictMemory
}

/** Grades everything in an exercise as a learner's attempt is graded, once for each of its seeds. */
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
	{ runtime, turn, signal, thorough, memory = noMemory }: Gathering,
): Promise<Trial[]> {
	const { language } = twin
	// The hints' texts do not matter here; which one answers which case does.
	const published = await publishTwin(exercise, language, { hints: {} })
	return Promise.all(
		submissionsOf(exercise, twin).map(async ({ folder, is, files }, index) => {
			const attempt = { exercise: exercise.id, language, files }
			const verdicts = seedsFor(is, index, thorough).map((seed) =>
				memory.of([published, attempt, seed], () =>
					turn(() => localGrader(runtime, published, seed).grade(attempt, () => {}, signal)),
				),
			)
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
