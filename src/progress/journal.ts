import type { ExerciseId } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import { attemptSchema, type Attempt } from './attempt.ts'

// Attempts are kept in IndexedDB: there are many, and nobody waits for them. What a learner types is not:
// it has to be written while the page goes away, which IndexedDB does not promise (decision 0016).

const name = 'interleave'
const attempts = 'attempts'
/** With this text of each of its attempts a twin takes some hundred kilobytes at most. */
export const mostWithFiles = 50

/**
 * What made the database what it is, one step for each version. A step that has been published is never
 * changed: there are browsers in which it has run.
 */
const migrations: readonly ((database: IDBDatabase) => void)[] = [
	(database) => {
		const store = database.createObjectStore(attempts, { keyPath: 'id' })
		store.createIndex('twin', ['exercise', 'language'])
	},
]

/** `newer`: another tab runs a later version of the course, which keeps attempts in its own way. */
export type Unkept = 'full' | 'blocked' | 'newer'
export type Kept = { status: 'kept' } | { status: 'unkept'; cause: Unkept }
export type Found = { status: 'found'; attempts: Attempt[] } | { status: 'unread'; cause: Unkept }

/** All attempts of this browser. Nothing here throws: without a database a page works, and remembers less. */
export interface Journal {
	add(attempt: Attempt): Promise<Kept>
	/** Adds those that are not there yet. */
	addAll(more: readonly Attempt[]): Promise<Kept>
	/** The attempts at one twin under any of its ids, the latest first. */
	of(ids: readonly ExerciseId[], language: Language): Promise<Found>
	/** All there are, the earliest first. */
	all(): Promise<Found>
	/** Forgets every attempt. */
	clear(): Promise<Kept>
}

/** Says in every tab that attempts have changed. */
export const journalChannel = 'interleave-attempts'

/**
 * @param factory hands out the database; may throw, as `window.indexedDB` does where it is blocked.
 * @param steps for tests: other migrations than the ones there are.
 */
export function openJournal(factory: () => IDBFactory, steps = migrations): Journal {
	/** A connection of its own for each deed, so that no tab keeps another from a new version. */
	const use = async <T>(
		mode: IDBTransactionMode,
		deed: (store: IDBObjectStore) => Promise<T>,
	): Promise<T> => {
		const database = await connect(factory(), steps)
		try {
			const transaction = database.transaction(attempts, mode)
			const over = finished(transaction)
			// It is heard below, also where the deed fails first.
			over.catch(() => undefined)
			const value = await deed(transaction.objectStore(attempts))
			await over
			return value
		} finally {
			database.close()
		}
	}
	const keep = async (deed: (store: IDBObjectStore) => Promise<unknown>): Promise<Kept> => {
		try {
			await use('readwrite', deed)
			tellOthers()
			return { status: 'kept' }
		} catch (error) {
			return { status: 'unkept', cause: causeOf(error) }
		}
	}
	const find = async (deed: (store: IDBObjectStore) => Promise<unknown[]>): Promise<Found> => {
		try {
			return { status: 'found', attempts: readable(await use('readonly', deed)) }
		} catch (error) {
			return { status: 'unread', cause: causeOf(error) }
		}
	}
	return {
		add: (attempt) =>
			keep(async (store) => {
				await answer(store.put(attempt))
				await letGo(store, attempt)
			}),
		addAll: (more) =>
			keep(async (store) => {
				const there = new Set(await answer(store.getAllKeys()))
				for (const attempt of more) if (!there.has(attempt.id)) await answer(store.put(attempt))
			}),
		async of(ids, language) {
			const found = await find(async (store) => {
				const index = store.index('twin')
				const all: unknown[][] = []
				for (const id of ids) all.push(await answer<unknown[]>(index.getAll([id, language])))
				return all.flat()
			})
			return found.status === 'found' ? { ...found, attempts: found.attempts.toReversed() } : found
		},
		all: () => find((store) => answer(store.getAll())),
		clear: () => keep((store) => answer(store.clear())),
	}
}

function connect(factory: IDBFactory, steps: typeof migrations): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name, steps.length)
		request.onupgradeneeded = ({ oldVersion }) => {
			for (const step of steps.slice(oldVersion)) step(request.result)
		}
		request.onsuccess = () => {
			// Should a newer version ask while this one is open: it goes first.
			request.result.onversionchange = () => request.result.close()
			resolve(request.result)
		}
		request.onerror = () => reject(reasonOf(request))
	})
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result)
		request.onerror = () => reject(reasonOf(request))
	})
}

function finished(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve()
		transaction.onabort = () => reject(reasonOf(transaction))
	})
}

function reasonOf({ error }: { error: DOMException | null }): Error {
	return error ?? new Error('The database gave no reason.')
}

function causeOf(error: unknown): Unkept {
	const reason = error instanceof DOMException ? error.name : ''
	if (reason === 'QuotaExceededError') return 'full'
	return reason === 'VersionError' ? 'newer' : 'blocked'
}

/** What another version wrote stays where it is, and is passed over. */
function readable(records: readonly unknown[]): Attempt[] {
	return records
		.flatMap((record) => attemptSchema.safeParse(record).data ?? [])
		.toSorted((a, b) => a.at - b.at)
}

/** The text of a twin's oldest attempts makes room; what came of them stays. */
async function letGo(
	store: IDBObjectStore,
	{ exercise, language }: Pick<Attempt, 'exercise' | 'language'>,
): Promise<void> {
	const records = await answer(store.index('twin').getAll([exercise, language]))
	const held = readable(records).filter(({ files }) => files !== undefined)
	for (const { files: _, ...rest } of held.slice(0, -mostWithFiles)) await answer(store.put(rest))
}

function tellOthers(): void {
	const channel = new BroadcastChannel(journalChannel)
	channel.postMessage('changed')
	channel.close()
}
