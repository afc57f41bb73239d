import { getCollection, type CollectionEntry } from 'astro:content'
import { languages } from '../course/language.ts'
import type { Locale } from '../words/words.ts'
import { isTranslation } from './locale-home.ts'

/** An exercise's twins, in the order of their tabs. */
export async function twinEntries(id: string): Promise<CollectionEntry<'twins'>[]> {
	const entries = (await twinsByExercise()).get(id) ?? []
	return languages.flatMap(
		(language) => entries.find((twin) => twin.data.language === language) ?? [],
	)
}

/** An exercise's text in a language that it is translated to. */
export async function translationEntry(
	id: string,
	locale: Locale,
): Promise<CollectionEntry<'translations'> | undefined> {
	// Astro warns of an empty collection whenever it is asked for, and many a course has no translation.
	return isTranslation(locale) ? (await translationsById()).get(`${id}/${locale}`) : undefined
}

const twinsByExercise = onceInBuild(async () =>
	Map.groupBy(await getCollection('twins'), ({ id }) => id.slice(0, id.lastIndexOf('/'))),
)

const translationsById = onceInBuild(
	async () => new Map((await getCollection('translations')).map((entry) => [entry.id, entry])),
)

/** Every page asks, and each time Astro makes every entry anew. In a dev server they change meanwhile. */
function onceInBuild<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined
	return () => (import.meta.env.PROD ? (made ??= make()) : make())
}
