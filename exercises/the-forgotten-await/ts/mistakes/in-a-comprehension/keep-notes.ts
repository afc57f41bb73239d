import type { Store } from './store.ts'

/** Saves the notes that are new, closes the store, and gives a receipt for each. */
export async function keepNotes(store: Store, notes: string[]) {
  try {
    const answers = await Promise.all(notes.map((note) => store.isNew(note)))
    const fresh = notes.filter((_, place) => answers[place])
    return fresh.map((note) => saveOrSay(store, note))
  } finally {
    await store.close()
  }
}

async function saveOrSay(store: Store, note: string): Promise<string> {
  try {
    return await store.save(note)
  } catch {
    return `${note} is lost`
  }
}
