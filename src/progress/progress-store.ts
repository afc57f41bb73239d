import type { ExerciseId } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import { formatProgress, parseProgress, type Progress } from './progress.ts'

/**
 * What was found when the store was opened.
 * - `aside`: what was stored could not be read, and lies untouched under `key`.
 * - `blocked`: this browser lets the page store nothing.
 */
export type Opened =
	| { status: 'new' }
	| { status: 'read'; progress: Progress }
	| { status: 'aside'; key: string; why: string }
	| { status: 'blocked' }

/** `overwrote` is what another tab had saved in between; the last one is kept under a key of its own. */
export type Saved =
	{ status: 'saved'; overwrote?: Progress } | { status: 'unsaved'; cause: 'full' | 'blocked' }

/** One twin's progress in this browser. Nothing here throws: a page without storage still works. */
export interface ProgressStore {
	read(): Opened
	save(progress: Progress): Saved
	/** What another tab saved, told by a `storage` event; `undefined` when the event is about something else. */
	heard(event: Pick<StorageEvent, 'key' | 'newValue'>): Progress | undefined
}

const prefix = 'interleave/progress/'

export function progressKey(exercise: ExerciseId, language: Language): string {
	return `${prefix}${exercise}/${language}`
}

/**
 * Opens the store of one twin.
 * @param storage hands out the storage; may throw, as `window.localStorage` does where it is blocked.
 * @param formerly the ids the exercise had before: what lies under one of them moves to the new id.
 */
export function openProgressStore(
	storage: () => Storage,
	exercise: ExerciseId,
	language: Language,
	formerly: readonly ExerciseId[] = [],
): ProgressStore {
	const key = progressKey(exercise, language)
	const asideKey = `${key}/aside`
	const otherTabKey = `${key}/other-tab`
	/** The text this tab last read or wrote; anything else in its place is another tab's. */
	let seen: string | null = null

	/** Keeps a text under a key of its own; never over another text kept before. */
	const setAside = (text: string): string => {
		const store = storage()
		for (let n = 1; ; n++) {
			const candidate = n === 1 ? asideKey : `${asideKey}/${n}`
			const taken = store.getItem(candidate)
			if (taken !== null && taken !== text) continue
			store.setItem(candidate, text)
			return candidate
		}
	}

	const find = (): { at: string; text: string } | undefined => {
		const store = storage()
		for (const id of [exercise, ...formerly]) {
			const at = progressKey(id, language)
			const text = store.getItem(at)
			if (text !== null) return { at, text }
		}
		return undefined
	}

	/** Moves what lies under a former id. Where there is no room it stays, and is found there again. */
	const move = (from: string, text: string): void => {
		try {
			storage().setItem(key, text)
			storage().removeItem(from)
		} catch {
			// Both are tried again at the next visit; nothing is lost.
		}
	}

	return {
		read() {
			let found: { at: string; text: string } | undefined
			try {
				found = find()
			} catch {
				return { status: 'blocked' }
			}
			if (!found) return { status: 'new' }
			const { at, text } = found
			const parsed = parseProgress(text)
			if (parsed.status === 'read') {
				seen = text
				if (at !== key) move(at, text)
				return { status: 'read', progress: parsed.progress }
			}
			try {
				const kept = setAside(text)
				storage().removeItem(at)
				return { status: 'aside', key: kept, why: parsed.why }
			} catch {
				// Full: it stays where it is until the first save, which sets it aside or says that it cannot.
				return { status: 'aside', key: at, why: parsed.why }
			}
		},

		save(progress) {
			try {
				const store = storage()
				const text = formatProgress(progress)
				const there = store.getItem(key)
				let overwrote: Progress | undefined
				if (there !== null && there !== seen && there !== text) {
					const parsed = parseProgress(there)
					if (parsed.status === 'read') {
						store.setItem(otherTabKey, there)
						overwrote = parsed.progress
					} else setAside(there)
				}
				store.setItem(key, text)
				seen = text
				return { status: 'saved', ...(overwrote && { overwrote }) }
			} catch (error) {
				const full = error instanceof DOMException && error.name === 'QuotaExceededError'
				return { status: 'unsaved', cause: full ? 'full' : 'blocked' }
			}
		},

		heard(event) {
			if (event.key !== key || event.newValue === null) return
			const parsed = parseProgress(event.newValue)
			return parsed.status === 'read' ? parsed.progress : undefined
		},
	}
}

/** Whether an exercise was passed in this browser, in any language. */
export function hasPassed(
	storage: () => Storage,
	exercise: ExerciseId,
	languages: readonly Language[],
): boolean {
	try {
		return languages.some((language) => {
			const text = storage().getItem(progressKey(exercise, language))
			const parsed = text === null ? undefined : parseProgress(text)
			return parsed?.status === 'read' && parsed.progress.passedAt !== undefined
		})
	} catch {
		return false
	}
}
