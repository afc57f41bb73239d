import { didYouMean } from '../course/did-you-mean.ts'
import type { Exercise, Twin } from '../course/exercise.ts'
import type { Complain } from './complaints.ts'
import type { Matter } from './matter.ts'
import { mistakesOf } from './read-twin.ts'

/** The hints that the table of mistakes names, against the files in hints/. */
export function complainOfHints(
	{ matter: { mistakes }, lineOf }: Matter,
	hints: Exercise['hints'],
	complain: Complain,
): void {
	const used = new Set(Object.values(mistakes).map(({ hint }) => hint))
	const unwritten = [...used].filter((hint) => !(hint in hints))
	for (const id of Object.keys(hints))
		if (!used.has(id))
			complain(
				`hints/${id}.md`,
				`no mistake gets this hint.${didYouMean(id, unwritten)} Name it in exercise.md, or delete it.`,
			)
	for (const [id, { hint }] of Object.entries(mistakes))
		if (!(hint in hints))
			complain(
				'exercise.md',
				`mistakes.${id} names the hint "${hint}", and there is no hints/${hint}.md.${didYouMean(hint, Object.keys(hints))} Write it, or name another.`,
				lineOf('mistakes', id),
			)
}

/** The table of mistakes against the folders and the cases. Where twins differ is the fifth law's business. */
export function complainOfTable(
	{ matter, lineOf }: Matter,
	twins: readonly Twin[],
	complain: Complain,
): void {
	const cases = new Set(twins.flatMap((twin) => twin.cases))
	const folders = new Set(twins.flatMap((twin) => Object.keys(twin.mistakes)))
	for (const [id, { caughtBy, only }] of Object.entries(matter.mistakes)) {
		const object = (message: string) => {
			complain('exercise.md', `mistakes.${id} ${message}`, lineOf('mistakes', id))
		}
		// A suite without cases has been complained of; every name would be wrong.
		if (cases.size > 0 && !cases.has(caughtBy))
			object(
				`is caught by "${caughtBy}", and the suite has no such case.${didYouMean(caughtBy, cases)} Name one, or write it.`,
			)
		const [due] = twins.filter((twin) => mistakesOf(twin.language, matter).includes(id))
		if (due !== undefined && !folders.has(id))
			object(
				`has no folder.${didYouMean(id, folders)} Write ${due.language}/mistakes/${id}/, or delete the entry.`,
			)
		if (only !== undefined && matter.only !== undefined)
			object('needs no `only`: the exercise has one. Take it away.')
	}
}
