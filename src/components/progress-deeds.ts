import type { Journal } from '../progress/journal.ts'
import {
	formatProgressFile,
	mergeKept,
	parseProgressFile,
	readKept,
	type Merged,
	type Unreadable,
} from '../progress/progress-file.ts'
import { sayUnkept } from './attempt-history.ts'
import { saveFile } from './save-file.ts'
import { words } from './spoken.ts'

// What a learner can do with all of their progress. Each answers the sentence to say.

/** Nobody has written more than this; a larger file is another one. */
const largestFile = 50e6

/** Saves all of it to a file. */
export async function exportProgress(journal: Journal): Promise<string> {
	try {
		const kept = readKept(window.localStorage)
		const found = await journal.all()
		const attempts = found.status === 'found' ? found.attempts : []
		const now = Date.now()
		const name = `interleave-${new Date(now).toISOString().slice(0, 10)}.json`
		const text = formatProgressFile({ kept, attempts }, now)
		saveFile(name, new Blob([text], { type: 'application/json' }))
		return words.progress.saved(name)
	} catch {
		return words.progress.nothingToSave
	}
}

/** Reads a file that `exportProgress` wrote, and joins it with what is there. */
export async function importProgress(journal: Journal, file: File): Promise<string> {
	if (file.size > largestFile) return words.progress.tooLarge(file.name)
	const read = parseProgressFile(await file.text())
	if (read.status === 'corrupt') return words.progress.notRead(file.name, sayUnreadable(read.why))
	let merged: Merged
	try {
		merged = mergeKept(window.localStorage, read.kept)
	} catch (error) {
		const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
		return isFull ? words.progress.full : words.progress.blocked
	}
	const kept = await journal.addAll(read.attempts)
	return [
		words.progress.read(file.name),
		sayMerged(merged),
		kept.status === 'unkept' && sayUnkept(kept.cause),
		read.unread > 0 && words.progress.unread(read.unread),
	]
		.filter((part) => typeof part === 'string')
		.join(' ')
}

function sayMerged({ added, differed }: Merged): string {
	const news = added === 0 ? words.progress.nothingNew : words.progress.added(added)
	return differed === 0 ? news : `${news} ${words.progress.differed(differed)}`
}

/** Why a file was not read, as the end of a sentence. */
function sayUnreadable(why: Unreadable): string {
	const { broken, another, newer, stranger } = words.progress.unreadable
	switch (why.kind) {
		case 'broken':
			return broken
		case 'another':
			return another
		case 'newer':
			return newer(why.its, why.known)
		case 'stranger':
			return stranger(why.key)
	}
}

/** Forgets everything this course keeps in this browser. */
export async function forgetProgress(journal: Journal): Promise<string> {
	const cleared = await journal.clear()
	try {
		for (const key of Object.keys(readKept(window.localStorage)))
			window.localStorage.removeItem(key)
	} catch {
		return words.progress.nothingToForget
	}
	return cleared.status === 'unkept' ? sayUnkept(cleared.cause) : words.progress.forgotten
}
