import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Exercise, ExerciseId, Twin } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import type { LocaleCode } from '../course/translation.ts'
import { readExercise, readExercises } from './read-exercise.ts'

/** Where one twin stands; a type and not an interface, so that it fits Astro's `Props`. */
export type ShelfMark = {
	/** The absolute path of the exercise's folder. */
	folder: string
	language: Language
}

/** Where a translation of one twin stands. */
export type TranslationMark = ShelfMark & { locale: LocaleCode }

/** What a copy of the course has of the exercises there are. */
export interface Selection {
	languages: readonly Language[]
	leaveOut: { exercises: readonly ExerciseId[] }
}

type Paths<Params, Props> = Promise<{ params: Params; props: Props }[]>

/** The exercises that learners may have. Its two lists are Astro's static paths. */
export interface Shelf {
	/** Every twin. */
	twins(): Paths<{ id: string; language: Language }, ShelfMark>
	/** Every twin in every language that its text is translated to. */
	translations(): Paths<{ id: string; language: Language; locale: LocaleCode }, TranslationMark>
	/** The exercise in a folder. Rejects with `Complaints`. */
	exercise(folder: string): Promise<Exercise>
}

/**
 * The shelf of the site whose folder is `root`. One that keeps, for a build, reads every exercise once; any other reads
 * what it is asked for: a dev server keeps the paths, and the folders change under them.
 */
export function openShelf(
	root: URL,
	{ languages, leaveOut, keeps }: Selection & { keeps: boolean },
): Shelf {
	let kept: Promise<Exercise[]> | undefined
	const exercises = (): Promise<Exercise[]> => {
		if (!keeps) return readShelved(root, leaveOut.exercises)
		return (kept ??= readShelved(root, leaveOut.exercises))
	}
	const offered = (twins: Exercise['twins']): Twin[] =>
		Object.values(twins).filter(({ language }) => languages.includes(language))
	return {
		async twins() {
			return (await exercises()).flatMap(({ id, folder, twins }) =>
				offered(twins).map(({ language }) => ({
					params: { id, language },
					props: { folder, language },
				})),
			)
		},
		async translations() {
			return (await exercises()).flatMap(({ id, folder, twins, translations }) =>
				Object.keys(translations).flatMap((locale) =>
					offered(twins).map(({ language }) => ({
						params: { id, language, locale },
						props: { folder, language, locale },
					})),
				),
			)
		},
		async exercise(folder) {
			const found = (await kept)?.find((each) => each.folder === folder)
			return found ?? readExercise(folder)
		},
	}
}

/** Drafts are not ready, and retired exercises are taken from the shelf: neither is published. */
async function readShelved(root: URL, leftOut: readonly ExerciseId[]): Promise<Exercise[]> {
	const exercises = await readExercises(path.join(fileURLToPath(root), 'exercises'))
	return exercises.filter(({ id, status }) => status === 'active' && !leftOut.includes(id))
}
