import type { Exercise } from '../src/course/exercise.ts'
import type { Complaint } from '../src/library/complaints.ts'
import type { MutationResult } from './try-mutations.ts'

/** The least that a suite catches, of a hundred changes of its solution that do harm. */
const least = 90

/** The share of harmful changes that the suite catches, in percent; all of them when there is none. */
export function scoreOf({ tried, survivors, harmless }: MutationResult): number {
	const harmful = tried - harmless.length
	return harmful === 0 ? 100 : (100 * (harmful - survivors.length)) / harmful
}

/** What is wrong with suites that look too little, and with changes that are called harmless and are none. */
export function holdToScore(
	{ id, harmless }: Pick<Exercise, 'id' | 'harmless'>,
	results: readonly MutationResult[],
): Complaint[] {
	const tooLow = results
		.filter((result) => scoreOf(result) < least)
		.map((result) => ({
			exercise: id,
			file: result.suite,
			message: `it catches ${Math.floor(scoreOf(result))} % of the changes of the solution, and ${least} % is the least. Write a case for what it does not notice, or say under "harmless" in exercise.md which of these changes nothing, and why: ${result.survivors.join(' · ')}.`,
		}))
	const known = new Set(results.flatMap((result) => result.harmless))
	const stale = Object.keys(harmless)
		.filter((change) => !known.has(change))
		.map((change) => ({
			exercise: id,
			file: 'exercise.md',
			message: `harmless: "${change}" is no change that passes every case. Take the entry out, or mend its place.`,
		}))
	return [...tooLow, ...stale]
}
