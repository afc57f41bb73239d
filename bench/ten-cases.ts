import { appendFile, cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dist } from '../cli/build.ts'
import { root } from '../cli/tool.ts'
import type { Files } from '../src/course/submission.ts'
import type { PublishedTwin } from '../src/course/published.ts'
import { publishTwin, twinOf } from '../src/library/publish-twin.ts'
import { readExercise } from '../src/library/read-exercise.ts'

/** The exercise that is measured, and the one that is made to run for ever. */
export const measured = 'only-five-at-a-time'
export const runaway = 'fetch-all-at-once'

const work = join(root, '.cache', 'bench')

/** A suite of ten cases, everywhere it is measured. */
export interface TenCases {
	twin: PublishedTwin
	solution: Files
	/** The file the learner edits, and what they would write into it. */
	answer: string
	/** The copy of the built site whose exercise has these ten cases. */
	site: string
	/** The suite as vitest's command finds it. */
	suite: string
}

/** The course's largest suite has nine cases; this one makes ten. */
const added = `
test('asks for nothing when there are no ids', async () => {
	const run = await inLab(patient, () => fetchFiveAtATime([]))
	expect(run.value).toEqual([])
	expect(run.requests.entries).toEqual([])
})
`

/** Makes the measured exercise and a copy of the built site that holds it. */
export async function makeTenCases(): Promise<TenCases> {
	await rm(work, { recursive: true, force: true })
	const folder = join(work, measured)
	const suite = join(folder, 'ts', 'suite.test.ts')
	await cp(join(root, 'exercises', measured), folder, { recursive: true })
	await appendFile(suite, added)
	const exercise = await readExercise(folder)
	const { solution } = twinOf(exercise, 'ts')
	const twin = await publishTwin(exercise, 'ts', { hints: {} })
	if (twin.cases.length !== 10)
		throw new Error(
			`The bench measures a suite of ten cases, and ${measured} has become one of ${twin.cases.length}. Change what bench/ten-cases.ts adds.`,
		)
	const site = join(work, 'site')
	await cp(dist, site, { recursive: true })
	await writeFile(join(site, 'exercises', measured, 'ts.json'), JSON.stringify(twin))
	const [answer] = Object.values(solution)
	if (answer === undefined) throw new Error(`exercises/${measured}/ts/solution/ is empty.`)
	return { twin, solution, answer, site, suite }
}
