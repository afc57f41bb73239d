import type { Store } from './store.ts'

/** Saves the notes that are new, closes the store, and gives a receipt for each. */
export async function keepNotes(store: Store, notes: string[]): Promise<string[]> {
  const receipts: string[] = []
  for (const note of notes) {
    if (await store.isNew(note)) receipts.push(await saveOrSay(store, note))
  }
  await store.close()
  return receipts
}

async function saveOrSay(store: Store, note: string): Promise<string> {
  try {
    return await store.save(note)
  } catch {
    return `${note} is lost`
  }
}
