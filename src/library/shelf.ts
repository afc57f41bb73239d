import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Exercise, ExerciseId, Twin } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import type { LocaleCode } from '../course/translation.ts'
import { readExercises } from './read-exercise.ts'

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

/** Every twin that learners may have, of the site whose folder is `root`, as Astro's static paths. */
export async function pathsOfTwins(
	root: URL,
	selection: Selection,
): Promise<{ params: { id: string; language: Language }; props: ShelfMark }[]> {
	return (await shelvesOf(root, selection)).flatMap(({ id, folder, twins }) =>
		offered(twins, selection).map(({ language }) => ({
			params: { id, language },
			props: { folder, language },
		})),
	)
}

/** The same of every twin in every language that its text is translated to. */
export async function pathsOfTranslations(
	root: URL,
	selection: Selection,
): Promise<
	{ params: { id: string; language: Language; locale: LocaleCode }; props: TranslationMark }[]
> {
	return (await shelvesOf(root, selection)).flatMap(({ id, folder, twins, translations }) =>
		Object.keys(translations).flatMap((locale) =>
			offered(twins, selection).map(({ language }) => ({
				params: { id, language, locale },
				props: { folder, language, locale },
			})),
		),
	)
}

/** Drafts are not ready, and retired exercises are taken from the shelf: neither is published. */
async function shelvesOf(root: URL, { leaveOut }: Selection): Promise<Exercise[]> {
	const exercises = await readExercises(path.join(fileURLToPath(root), 'exercises'))
	return exercises.filter(
		({ id, status }) => status === 'active' && !leaveOut.exercises.includes(id),
	)
}

function offered(twins: Exercise['twins'], { languages }: Selection): Twin[] {
	return Object.values(twins).filter(({ language }) => languages.includes(language))
}
