import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../course/language.ts'
import { readExercises } from './read-exercise.ts'

/** Where one twin stands; a type and not an interface, so that it fits Astro's `Props`. */
export type ShelfMark = {
	/** The absolute path of the exercise's folder. */
	folder: string
	language: Language
}

/**
 * Every twin that learners may have, of the site whose folder is `root`, as Astro's static paths.
 * Drafts are not ready, and retired exercises are taken from the shelf: neither is published.
 */
export async function pathsOfTwins(
	root: URL,
): Promise<{ params: { id: string; language: Language }; props: ShelfMark }[]> {
	const exercises = await readExercises(path.join(fileURLToPath(root), 'exercises'))
	return exercises
		.filter(({ status }) => status === 'active')
		.flatMap(({ id, folder, twins }) =>
			Object.values(twins).map(({ language }) => ({
				params: { id, language },
				props: { folder, language },
			})),
		)
}
