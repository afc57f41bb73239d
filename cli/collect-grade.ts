import { availableParallelism } from 'node:os'
import type { Exercise } from '../src/course/exercise.ts'
import type { Work } from '../src/course/hand-in.ts'
import { languageNames, type Language } from '../src/course/language.ts'
import type { PublishedTwin } from '../src/course/published.ts'
import { localGrader } from '../src/grader/local-grader.ts'
import { publishTwin } from '../src/library/publish-twin.ts'
import type { Runtime } from '../src/runtimes/runtime.ts'
import { atMost } from './at-most.ts'
import { findCopies, flagsOf, sayWork, type Found } from './collect-flags.ts'
import type { GradedLearner, GradedWork } from './collect-gradebook.ts'
import type { Learner } from './collect-learners.ts'

export interface Regrading {
	exercises: readonly Exercise[]
	runtime: Runtime
	signal: AbortSignal
	/** Whether it is graded by other suites than in the page, on purpose. */
	hasOwnSuites: boolean
	/** Hears of each learner, when all of theirs has been graded. */
	tell: (graded: GradedLearner) => void
}

/** Grades all work of all learners again, as many at a time as there are cores, and compares. */
export async function regrade(
	learners: readonly Learner[],
	{ tell, ...how }: Regrading,
): Promise<GradedLearner[]> {
	const turn = atMost(availableParallelism())
	const twins = publishOnce(how.exercises)
	const graded = await Promise.all(
		learners.map(async (learner): Promise<GradedLearner> => {
			const works = await Promise.all(
				learner.counts.handIn.work.map((work) => turn(() => gradeWork(work, { ...how, twins }))),
			)
			const one = { learner, works }
			tell(one)
			return one
		}),
	)
	flagCopies(graded, how.exercises)
	return graded
}

/** The exercise under the id it has now; a former one leads to it too. */
export function exerciseOf(exercises: readonly Exercise[], id: string): Exercise | undefined {
	return (
		exercises.find((each) => each.id === id) ??
		exercises.find(({ formerly }) => formerly.includes(id))
	)
}

type Twins = (exercise: Exercise, language: Language) => Promise<PublishedTwin>

/** A suite is bundled once, however many are graded by it. */
function publishOnce(exercises: readonly Exercise[]): Twins {
	const published = new Map(
		exercises.map(({ id }) => [id, new Map<Language, Promise<PublishedTwin>>()]),
	)
	return (exercise, language) => {
		const known = published.get(exercise.id)?.get(language)
		if (known) return known
		const publishing = publishTwin(exercise, language, { hints: {} })
		published.get(exercise.id)?.set(language, publishing)
		return publishing
	}
}

interface Grading extends Omit<Regrading, 'tell'> {
	twins: Twins
}

async function gradeWork(
	work: Work,
	{ exercises, runtime, signal, hasOwnSuites, twins }: Grading,
): Promise<GradedWork> {
	signal.throwIfAborted()
	const exercise = exerciseOf(exercises, work.exercise)
	const twin = exercise && Object.hasOwn(exercise.twins, work.language)
	if (!exercise || !twin) {
		const sentence = exercise
			? `“${exercise.id}” is not there in ${languageNames[work.language]}.`
			: `The course has no exercise “${work.exercise}”.`
		return { work, flags: [{ kind: 'exercise', sentence }] }
	}
	const found = await find(work, { twin: () => twins(exercise, work.language), runtime, signal })
	return { work, exercise: exercise.id, found, flags: flagsOf(work, found, { hasOwnSuites }) }
}

/** Grades files. What goes wrong on our side is a verdict too: it costs nobody else theirs. */
async function find(
	{ exercise, language, files }: Work,
	{
		twin: publish,
		runtime,
		signal,
	}: { twin: () => Promise<PublishedTwin>; runtime: Runtime; signal: AbortSignal },
): Promise<Found> {
	try {
		const twin = await publish()
		const attempt = { exercise, language, files }
		const verdict = await localGrader(runtime, twin).grade(attempt, () => {}, signal)
		return { verdict, suiteHash: twin.suiteHash }
	} catch (error) {
		signal.throwIfAborted()
		const reason = error instanceof Error ? error.message : String(error)
		return { verdict: { status: 'ungraded', reason }, suiteHash: undefined }
	}
}

/** Flags what two learners handed in alike. */
function flagCopies(graded: readonly GradedLearner[], exercises: readonly Exercise[]): void {
	const owned = graded.flatMap(({ learner, works }) =>
		works.flatMap((one) => {
			const twin = exerciseOf(exercises, one.exercise ?? '')?.twins[one.work.language]
			if (!twin || one.exercise === undefined) return []
			const { starter, solution } = twin
			// Under a former id it is the same exercise.
			const work = { ...one.work, exercise: one.exercise }
			return [{ owner: learner.name, learner, one, work, starter, solution }]
		}),
	)
	for (const [{ one }, flag] of findCopies(owned)) one.flags.push(flag)
}

/** All that is flagged of a learner, each with what it is about. */
export function flagsOfLearner({ learner, works }: GradedLearner) {
	return [
		...learner.flags,
		...works.flatMap(({ work, flags }) =>
			flags.map((flag) => ({
				...flag,
				exercise: work.exercise,
				language: work.language,
				sentence: `${sayWork(work)}: ${flag.sentence}`,
			})),
		),
	]
}
