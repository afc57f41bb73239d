import * as z from 'zod/mini'
import { attemptSchema, type Attempt } from './attempt.ts'
import { formatProgress, parseProgress, type Progress } from './progress.ts'

// All that a browser remembers of a learner, as one file that they can keep, and carry to another browser.

/** What this course keeps in a browser's storage begins so. */
const prefix = 'interleave/'
const kind = 'progress of Interleave'
const version = 1

/** What a file holds: texts of the storage by their keys, and attempts. */
export interface Remembered {
	kept: Readonly<Record<string, string>>
	attempts: readonly Attempt[]
}

/** Why a file is not read; `newer`: versions of the form, that of the file and the one this page writes. */
export type Unreadable =
	| { kind: 'broken' | 'another' }
	| { kind: 'newer'; its: number; known: number }
	| { kind: 'stranger'; key: string }

export type ReadFile =
	/** `unread`: so many attempts in it could not be understood. */
	({ status: 'read'; unread: number } & Remembered) | { status: 'corrupt'; why: Unreadable }

export function formatProgressFile({ kept, attempts }: Remembered, savedAt: number): string {
	return JSON.stringify({ kind, version, savedAt, kept, attempts }, undefined, '\t')
}

const fileSchema = z.object({
	kind: z.literal(kind),
	version: z.number(),
	kept: z.record(z.string(), z.string()),
	attempts: z.array(z.unknown()),
})

/** Reads what `formatProgressFile` wrote, and nothing else. */
export function parseProgressFile(text: string): ReadFile {
	let content: unknown
	try {
		content = JSON.parse(text)
	} catch {
		return { status: 'corrupt', why: { kind: 'broken' } }
	}
	const { data: file } = fileSchema.safeParse(content)
	if (!file) return { status: 'corrupt', why: { kind: 'another' } }
	if (file.version !== version)
		return { status: 'corrupt', why: { kind: 'newer', its: file.version, known: version } }
	const stranger = Object.keys(file.kept).find((key) => !key.startsWith(prefix))
	if (stranger !== undefined) return { status: 'corrupt', why: { kind: 'stranger', key: stranger } }
	const attempts = file.attempts.flatMap((each) => attemptSchema.safeParse(each).data ?? [])
	const unread = file.attempts.length - attempts.length
	return { status: 'read', kept: file.kept, attempts, unread }
}

/** Everything this course keeps in that storage. */
export function readKept(storage: Storage): Record<string, string> {
	const kept: Record<string, string> = {}
	for (let at = 0; at < storage.length; at++) {
		const key = storage.key(at)
		const text = key === null ? null : storage.getItem(key)
		if (key?.startsWith(prefix) && text !== null) kept[key] = text
	}
	return kept
}

export interface Merged {
	/** How many texts came in, and of how many two versions differed: the older ones are kept aside. */
	added: number
	differed: number
}

/**
 * Lays what a file held beside what is there. Of two versions of one exercise the one that was saved last
 * is used, and the other is kept under a key of its own. Throws what the storage throws: what was laid
 * before that stays, and to do it again goes on.
 */
export function mergeKept(storage: Storage, kept: Readonly<Record<string, string>>): Merged {
	let [added, differed] = [0, 0]
	for (const [key, theirs] of Object.entries(kept)) {
		const mine = storage.getItem(key)
		if (mine === theirs) continue
		if (mine === null) {
			storage.setItem(key, theirs)
			added++
			continue
		}
		const merged = mergeTexts(mine, theirs)
		if (merged.text === mine && merged.aside === undefined) continue
		if (merged.aside !== undefined) {
			setAside(storage, key, merged.aside)
			differed++
		}
		storage.setItem(key, merged.text)
	}
	return { added, differed }
}

/** The text to use, and the one to keep aside where it holds other code. */
function mergeTexts(mine: string, theirs: string): { text: string; aside?: string } {
	const [a, b] = [parseProgress(mine), parseProgress(theirs)]
	if (a.status !== 'read' || b.status !== 'read') return { text: mine, aside: theirs }
	const isMineLater = a.progress.savedAt >= b.progress.savedAt
	const [later, earlier] = isMineLater ? [a.progress, b.progress] : [b.progress, a.progress]
	const text = formatProgress(mergeFacts(later, earlier))
	const isSameCode = JSON.stringify(later.files) === JSON.stringify(earlier.files)
	return isSameCode ? { text } : { text, aside: isMineLater ? theirs : mine }
}

/** What was passed or opened in either was passed or opened. */
function mergeFacts(later: Progress, earlier: Progress): Progress {
	const passes = [later.passedAt, earlier.passedAt].filter((at) => at !== undefined)
	const rungs = { ...earlier.rungs }
	for (const [hint, count] of Object.entries(later.rungs))
		rungs[hint] = Math.max(count, rungs[hint] ?? 0)
	return { ...later, rungs, ...(passes.length > 0 && { passedAt: Math.min(...passes) }) }
}

/** Never over another text that was kept aside before. */
function setAside(storage: Storage, key: string, text: string): void {
	for (let n = 1; ; n++) {
		const candidate = `${key}/imported${n === 1 ? '' : `/${n}`}`
		const taken = storage.getItem(candidate)
		if (taken !== null && taken !== text) continue
		storage.setItem(candidate, text)
		return
	}
}
