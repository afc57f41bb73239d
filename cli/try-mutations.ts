import type { Exercise, Twin } from '../src/course/exercise.ts'
import type { Language } from '../src/course/language.ts'
import { overlay } from '../src/course/submission.ts'
import { localGrader } from '../src/grader/local-grader.ts'
import { publishTwin } from '../src/library/publish-twin.ts'
import type { Gathering } from './gather-evidence.ts'
import { mutationsOf, type Mutation } from './mutations.ts'
import { pythonMutationsOf } from './python-mutations.ts'
import { noMemory } from './verdict-memory.ts'

/** How a suite did against small changes of its own solution. */
export interface MutationResult {
	/** Where the suite lies: `ts/suite.test.ts`. */
	suite: string
	tried: number
	/** What no case noticed, as `ts/solution/fetch-all.ts:3: without "await"`. */
	survivors: readonly string[]
	/** The same, of those that the exercise says do no harm. */
	harmless: readonly string[]
}

/**
 * Grades every small change of the solutions, for each twin that the runtime runs. It says how closely a
 * suite looks; `holdToScore` says what is too little.
 */
export async function tryMutations(
	exercise: Exercise,
	gathering: Gathering,
): Promise<MutationResult[]> {
	const twins = Object.values(exercise.twins).filter(({ language }) =>
		gathering.runtime.languages.includes(language),
	)
	return Promise.all(twins.map((twin) => tryTwin(exercise, twin, gathering)))
}

async function tryTwin(
	exercise: Exercise,
	twin: Twin,
	{ runtime, turn, signal, memory = noMemory }: Gathering,
): Promise<MutationResult> {
	const { language, suite } = twin
	const published = await publishTwin(exercise, language, { hints: {} })
	const grader = localGrader(runtime, published)
	const verdicts = changesOf(twin).map(async ({ place, files }) => {
		const attempt = { exercise: exercise.id, language, files }
		const grade = () => turn(() => grader.grade(attempt, () => {}, signal))
		return { place, verdict: await memory.of([published, attempt], grade) }
	})
	const tried = (await Promise.all(verdicts)).filter((one) => one.verdict.status !== 'ungraded')
	const passed = tried.filter(({ verdict }) => verdict.status === 'passed')
	const { true: harmless = [], false: survivors = [] } = Object.groupBy(
		passed.map(({ place }) => place),
		(place) => (Object.hasOwn(exercise.harmless, place) ? 'true' : 'false'),
	)
	return { suite, tried: tried.length, survivors, harmless }
}

const changes: Record<Language, (text: string) => Mutation[]> = {
	ts: mutationsOf,
	py: pythonMutationsOf,
}

function changesOf({ language, solution }: Twin) {
	return Object.entries(solution)
		.filter(([name]) => name.endsWith(`.${language}`))
		.flatMap(([name, original]) =>
			changes[language](original).map(({ line, what, text }) => ({
				place: `${language}/solution/${name}:${line}: ${what}`,
				files: overlay(solution, { [name]: text }),
			})),
		)
}
