import { words } from './spoken.ts'

/** A size as a learner reads it: "6.4 MB". `bytes` are those on the wire. */
export function megabytes(bytes: number): string {
	return words.output.megabytes(bytes / 1e6)
}

/** How much of it there is: "4.2 of 8.9 MB". */
export function sayArrived({ done, total }: { done: number; total: number }): string {
	return words.offline.done(done / 1e6, total / 1e6)
}

/** What the page says while nobody can run anything yet. `known`: this browser has fetched these files before. */
export function sayFetching(bytes: number, { known }: { known: boolean }): string {
	return known ? words.output.startingPython : words.output.fetchingPython(megabytes(bytes))
}
