import { existsSync } from 'node:fs'
import path from 'node:path'
import { didYouMean } from '../src/course/did-you-mean.ts'
import type { Exercise, ExerciseId } from '../src/course/exercise.ts'
import { languageNames } from '../src/course/language.ts'
import type { Complaint } from '../src/library/complaints.ts'
import { examine, examineAll, templateId, type Reading } from '../src/library/read-exercise.ts'
import type { createTypeChecker } from './check-types.ts'
import { gatherEvidence, type Gathering } from './gather-evidence.ts'
import { holdToLaws } from './laws.ts'
import { holdToScore } from './mutation-score.ts'
import { Refusal } from './refusal.ts'
import { tryMutations, type MutationResult } from './try-mutations.ts'
import { noMemory, type VerdictMemory } from './verdict-memory.ts'

/** What came of checking one exercise. */
export interface Checked {
	id: ExerciseId
	/** Its complaints are told and fail nothing. */
	draft: boolean
	complaints: readonly Complaint[]
	/** What the check could not do, as sentences. */
	notes: readonly string[]
	/** There when the folder could be read without a complaint, so that the laws were tried. */
	exercise?: Exercise
	/** How each suite did against changes of its solution, when that was asked for. */
	mutations?: readonly MutationResult[]
}

export interface Checker extends Omit<Gathering, 'memory'> {
	/** What is known of earlier grades of an exercise, for its laws or for its mutations; left out: nothing. */
	openMemory?: (exercise: Exercise, purpose: 'laws' | 'mutations') => Promise<VerdictMemory>
	checkTypes: ReturnType<typeof createTypeChecker>
	/** Also try what small changes of the solution do. */
	mutate: boolean
}

/** A checker, and what it stands on. */
export type OpenChecker = Checker & AsyncDisposable

/** The exercises of `root` that were asked for, or all of them and the template. Throws a sentence for a name there is not. */
export async function readAsked(root: string, asked: readonly ExerciseId[]): Promise<Reading[]> {
	if (!existsSync(root))
		throw new Refusal(`There is no folder ${root}. Say where the exercises lie with --root.`)
	const readings = await examineAll(root)
	const template = path.join(root, templateId)
	if (existsSync(template)) readings.push(await examine(template))
	const known = readings.map(({ id }) => id)
	const folder = path.relative(process.cwd(), root)
	// A shell completes the name of the folder, so that is a name too.
	const ids = asked.map((name) => path.basename(name))
	for (const id of ids)
		if (!known.includes(id))
			throw new Refusal(
				`There is no exercise "${id}".${didYouMean(id, known)} Is there a folder ${path.join(folder, id)}/?`,
			)
	return readings.filter(({ id }) => ids.length === 0 || ids.includes(id))
}

/**
 * Holds exercises to everything: what their reader says first, then their types, then the six laws.
 * They run side by side; `tell` hears of each in the order of the list.
 */
export async function checkExercises(
	readings: readonly Reading[],
	checker: Checker,
	tell: (checked: Checked) => void = () => {},
): Promise<Checked[]> {
	const readable = readings.flatMap(({ exercise, complaints }) =>
		exercise && complaints.length === 0 ? [exercise] : [],
	)
	const types = readable.length > 0 ? checker.checkTypes(readable) : []
	const checks = readings.map((reading) =>
		checkExercise(
			reading,
			types.filter((complaint) => complaint.exercise === reading.id),
			checker,
		),
	)
	// Each is awaited in its turn; until then none that rejects may count as unheard.
	for (const check of checks) check.catch(() => {})
	const all: Checked[] = []
	for (const check of checks) {
		const checked = await check
		tell(checked)
		all.push(checked)
	}
	return all
}

async function checkExercise(
	{ id, draft, exercise, complaints }: Reading,
	types: readonly Complaint[],
	checker: Checker,
): Promise<Checked> {
	if (exercise === undefined || complaints.length > 0) return { id, draft, complaints, notes: [] }
	const laws = await holdToAllLaws(exercise, checker)
	const score = checker.mutate ? await measureScore(exercise, checker) : undefined
	return {
		id,
		draft,
		complaints: [...types, ...laws, ...(score?.complaints ?? [])],
		notes: notesOn(exercise, checker),
		exercise,
		...(score && { mutations: score.results }),
	}
}

/** What is complained of is not kept: it is graded again, in case it was chance. */
async function holdToAllLaws(exercise: Exercise, checker: Checker): Promise<Complaint[]> {
	const memory = await (checker.openMemory?.(exercise, 'laws') ?? noMemory)
	const complaints = holdToLaws(await gatherEvidence(exercise, { ...checker, memory }))
	if (complaints.length === 0) await memory.keep()
	return complaints
}

async function measureScore(exercise: Exercise, checker: Checker) {
	const memory = await (checker.openMemory?.(exercise, 'mutations') ?? noMemory)
	const results = await tryMutations(exercise, { ...checker, memory })
	const complaints = holdToScore(exercise, results)
	if (complaints.length === 0) await memory.keep()
	return { results, complaints }
}

function notesOn({ twins }: Exercise, { runtime }: Checker): string[] {
	return Object.values(twins)
		.filter(({ language }) => !runtime.languages.includes(language))
		.map(
			({ language }) =>
				`${language}/ was read and not run: the runtime "${runtime.name}" does not run ${languageNames[language]}.`,
		)
}
