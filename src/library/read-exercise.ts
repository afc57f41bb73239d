import { access, readdir } from 'node:fs/promises'
import path from 'node:path'
import { didYouMean } from '../course/did-you-mean.ts'
import {
	slug,
	type Exercise,
	type ExerciseId,
	type ExerciseMatter,
	type Twin,
} from '../course/exercise.ts'
import { labWebSchema, type LabWeb } from '../course/lab-web.ts'
import { languages, type Language } from '../course/language.ts'
import type { Files } from '../course/submission.ts'
import { Complaints, type Complain, type Complaint } from './complaints.ts'
import { explainIssue } from './explain-issue.ts'
import { complaintsBetween } from './between-exercises.ts'
import { complainOfHints, complainOfTable } from './mistake-table.ts'
import { readMatter } from './matter.ts'
import { below, readTree } from './read-tree.ts'
import { readTwin } from './read-twin.ts'
import { readTranslations } from './read-translations.ts'
import { readRungs } from './rungs.ts'

/** What `course new` copies: a sound exercise, but none of the course. */
export const templateId = '_template'

/** One exercise as it was found: whole, or with what is wrong with it. */
export interface Reading {
	id: ExerciseId
	/** A draft is reported and not failed; a folder whose front matter cannot be read is no draft. */
	draft: boolean
	/** What could be read. Only to be used when there is no complaint. */
	exercise?: Exercise
	complaints: readonly Complaint[]
}

/** Reads an exercise whole. Rejects with `Complaints` that holds everything wrong with it. */
export async function readExercise(folder: string): Promise<Exercise> {
	const { exercise, complaints } = await examine(folder)
	if (exercise === undefined || complaints.length > 0) throw new Complaints(complaints)
	return exercise
}

/**
 * Reads every exercise below `root`, and what they say of one another. Drafts with complaints are
 * left out. Rejects with `Complaints` that holds everything wrong with all others.
 */
export async function readExercises(root: string): Promise<Exercise[]> {
	const readings = await examineAll(root)
	const complaints = readings.filter(({ draft }) => !draft).flatMap((reading) => reading.complaints)
	if (complaints.length > 0) throw new Complaints(complaints)
	return readings.flatMap(({ exercise, complaints }) =>
		exercise !== undefined && complaints.length === 0 ? [exercise] : [],
	)
}

/** Every exercise below `root`, whatever is wrong with it, in the order of the names. */
export async function examineAll(root: string): Promise<Reading[]> {
	const readings = await Promise.all(
		(await exerciseIds(root)).map((id) => examine(path.join(root, id))),
	)
	const between = complaintsBetween(
		new Set(readings.map(({ id }) => id)),
		readings.flatMap(({ exercise }) => exercise ?? []),
	)
	return readings.map((reading) => ({
		...reading,
		complaints: [...reading.complaints, ...between.filter((c) => c.exercise === reading.id)],
	}))
}

/** Whether a folder of that name is an exercise. The kit is none, nor is what begins with `_` or a dot. */
export function isExercise(name: string): boolean {
	return name !== 'kit' && !/^[._]/.test(name)
}

/** The folders below `root` that are exercises. */
async function exerciseIds(root: string): Promise<ExerciseId[]> {
	const entries = await readdir(root, { withFileTypes: true })
	return entries
		.filter((entry) => entry.isDirectory() && isExercise(entry.name))
		.map((entry) => entry.name)
		.sort()
}

/** Reads one folder and collects every complaint in one pass. Rejects when there is no such folder. */
export async function examine(folder: string): Promise<Reading> {
	await access(folder)
	const absolute = path.resolve(folder)
	return shelve(absolute, await readTree(absolute))
}

/** The reading of a folder's text: pure, so that what it says depends on nothing else. */
export function shelve(folder: string, tree: Files): Reading {
	const id = path.basename(folder)
	const complaints: Complaint[] = []
	const complain: Complain = (file, message, line) =>
		complaints.push({ exercise: id, file, message, ...(line !== undefined && { line }) })

	if (id !== templateId && !slug.safeParse(id).success)
		complain(
			'.',
			`"${id}" is no name for an exercise: lower case words joined by hyphens. Rename the folder.`,
		)
	complainOfPlaces(tree, complain)
	const web = readWeb(tree['web.json'], complain)
	const hints = readHints(tree, complain)
	const text = tree['exercise.md']
	if (text === undefined)
		complain('exercise.md', 'this file is missing. It holds the title, the mistakes and the task.')
	const read = text === undefined ? undefined : readMatter(text, complain)
	if (read === undefined) return { id, draft: false, complaints }

	const { matter, task } = read
	const twins = readTwins(tree, matter, complain)
	complainOfHints(read, hints, complain)
	complainOfTable(read, Object.values(twins), complain)
	const translations = readTranslations(tree, { task, hints, twins }, complain)
	const exercise: Exercise = {
		...matter,
		id,
		folder,
		task,
		hints,
		twins,
		translations,
		...(web && { web }),
	}
	return { id, draft: matter.status === 'draft', exercise, complaints }
}

function complainOfPlaces(tree: Files, complain: Complain): void {
	const top = ['exercise.md', 'web.json']
	for (const file of Object.keys(tree)) {
		const [first = ''] = file.split('/')
		if (top.includes(file) || languages.some((language) => first === language)) continue
		if (first === 'translations') continue
		if (first === 'hints' && /^hints\/[^/]+\.md$/.test(file)) continue
		complain(
			file,
			`this file has no place.${didYouMean(first, [...top, 'hints', 'translations', ...languages])} An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.`,
		)
	}
}

function readWeb(text: string | undefined, complain: Complain): LabWeb | undefined {
	if (text === undefined) return undefined
	let data: unknown
	try {
		data = JSON.parse(text)
	} catch (error) {
		complain(
			'web.json',
			`this is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
		)
		return undefined
	}
	const parsed = labWebSchema.safeParse(data, { reportInput: true })
	if (parsed.success) return parsed.data
	for (const issue of parsed.error.issues) complain('web.json', explainIssue(issue))
	return undefined
}

function readHints(tree: Files, complain: Complain): Exercise['hints'] {
	return Object.fromEntries(
		Object.entries(below('hints', tree)).map(([name, text]) => {
			const id = name.replace(/\.md$/, '')
			const file = `hints/${name}`
			if (!slug.safeParse(id).success)
				complain(file, 'a name is lower case words joined by hyphens. Rename the file.')
			return [id, readRungs(file, text, complain)]
		}),
	)
}

function readTwins(tree: Files, matter: ExerciseMatter, complain: Complain): Exercise['twins'] {
	const twins: Partial<Record<Language, Twin>> = {}
	for (const language of languages) {
		const exists = Object.keys(below(language, tree)).length > 0
		const wanted = matter.only === undefined || matter.only === language
		if (exists && !wanted)
			complain(
				`${language}/`,
				`exercise.md says \`only: ${matter.only}\`, and here is a twin. Take the mark away, or delete the folder.`,
			)
		if (!exists && wanted)
			complain(
				`${language}/`,
				matter.only === undefined
					? `the twin is missing. Write it, or say \`only: ${languages.find((l) => l !== language)}\` in exercise.md.`
					: 'this folder is missing. It holds the suite, the starter and the solution.',
			)
		if (exists) twins[language] = readTwin(language, tree, matter, complain)
	}
	return twins
}
