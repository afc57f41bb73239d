import type { ShellWords } from '../words/words.ts'

/** A sentence of those that come with a page. */
export type PageWord = keyof ShellWords['eager']

let read: Map<string, unknown> | undefined

/** What the shell wrote into the page; see `PageWords.astro`. */
function readWords(): Map<string, unknown> {
	const written: unknown = JSON.parse(document.getElementById('page-words')?.textContent ?? '{}')
	return new Map<string, unknown>(Object.entries(written ?? {}))
}

/** A sentence in the page's language, at hand without a network; `values` come into its places `{0}`, `{1}`. */
export function pageWord(word: PageWord, ...values: readonly string[]): string {
	read ??= readWords()
	const text = read.get(word)
	return values.reduce(
		(sentence, value, place) => sentence.replace(`{${place}}`, () => value),
		typeof text === 'string' ? text : word,
	)
}
