/**
 * The known name that `word` was most likely meant to be, as the end of a sentence:
 * ` Did you mean "caughtBy"?`, or nothing when none is near.
 */
export function didYouMean(word: string, known: Iterable<string>): string {
	const near = nearest(word, known)
	return near === undefined ? '' : ` Did you mean "${near}"?`
}

/** The known name with the fewest letters to change, if it is at most a third of them. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
	let best: string | undefined
	let fewest = Math.max(2, Math.floor(word.length / 3)) + 1
	for (const name of known) {
		const changes = distance(word.toLowerCase(), name.toLowerCase())
		if (changes < fewest) [best, fewest] = [name, changes]
	}
	return best
}

/** How many letters to insert, delete or replace to get from one to the other (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, column) => column)
	for (let i = 0; i < from.length; i++) {
		const next = [i + 1]
		for (let j = 0; j < to.length; j++) {
			const replace = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1)
			next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
		}
		row = next
	}
	return row.at(-1) ?? 0
}
