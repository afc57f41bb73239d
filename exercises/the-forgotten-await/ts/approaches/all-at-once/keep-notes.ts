import type { Store } from './store.ts'

/** First asks for all of them, then saves all that are new. */
export async function keepNotes(store: Store, notes: string[]): Promise<string[]> {
	try {
		const answers = await Promise.all(notes.map((note) => store.isNew(note)))
		const fresh = notes.filter((_, place) => answers[place])
		return await Promise.all(fresh.map((note) => store.save(note).catch(() => `${note} is lost`)))
	} finally {
		await store.close()
	}
}
