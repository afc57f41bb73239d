import type { HintId } from '../course/exercise.ts'
import type { Files } from '../course/submission.ts'

/** What a learner did on one twin, as it is kept in their browser. */
export interface Progress {
	/** The files they may edit, as they left them. */
	files: Files
	/** When it was last saved, in milliseconds since 1970. */
	savedAt: number
	/** When it first passed, in milliseconds since 1970. */
	passedAt?: number
	/** How many rungs of each hint they opened. */
	rungs: Readonly<Record<HintId, number>>
}

export type Parsed = { status: 'read'; progress: Progress } | { status: 'corrupt'; why: string }

/** Version 1 of what is stored. A new version reads this one too, and never writes it. */
const version = 1

export function formatProgress(progress: Progress): string {
	return JSON.stringify({ version, ...progress })
}

/**
 * Reads what `formatProgress` wrote, and nothing else.
 * By hand and not by Zod: this is the one door that every lesson page opens before it is touched.
 */
export function parseProgress(text: string): Parsed {
	const corrupt = (why: string): Parsed => ({ status: 'corrupt', why })
	let stored: unknown
	try {
		stored = JSON.parse(text)
	} catch {
		return corrupt('it is not JSON')
	}
	if (!isRecord(stored)) return corrupt('it is not an object')
	if (stored['version'] !== version) return corrupt(`its version is not ${version}`)
	const { files, savedAt, passedAt, rungs } = stored
	if (!isRecordOf(files, isString)) return corrupt('its files are not texts')
	if (!isMoment(savedAt)) return corrupt('it does not say when it was saved')
	if (passedAt !== undefined && !isMoment(passedAt)) return corrupt('it passed at no known time')
	if (!isRecordOf(rungs, isMoment)) return corrupt('its hints are not counted')
	return {
		status: 'read',
		progress: { files, savedAt, rungs, ...(passedAt !== undefined && { passedAt }) },
	}
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isMoment = (value: unknown): value is number => Number.isFinite(value)

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRecordOf<T>(
	value: unknown,
	isItem: (item: unknown) => item is T,
): value is Record<string, T> {
	return isRecord(value) && Object.values(value).every(isItem)
}
