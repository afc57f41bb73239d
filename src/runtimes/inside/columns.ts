import { withoutInserted } from './insert.ts'

const token = /[\p{L}\p{N}_$#@]+|\s+|./gu

/**
 * The column in the learner's line for a column in the line that ran. Compiling keeps every line
 * and only leaves types out, so what ran is what they wrote with pieces missing: the pieces that
 * are there are matched in order. Columns count from 1.
 */
export function columnInSource(source: string, ran: string, columnThatRan: number): number {
	const { line: compiled, column } = withoutInserted(ran, columnThatRan)
	if (source === compiled) return column
	const written = tokensOf(source)
	let next = 0
	let best = 0
	for (const { text, start } of tokensOf(compiled)) {
		const found = written.findIndex((w, i) => i >= next && w.text === text)
		if (found === -1) continue
		next = found + 1
		const at = written[found]?.start ?? 0
		if (start + text.length >= column) return at + Math.max(0, column - 1 - start) + 1
		best = at + text.length
	}
	return best + 1
}

function tokensOf(line: string): { text: string; start: number }[] {
	return [...line.matchAll(token)]
		.filter(([text]) => text.trim() !== '')
		.map((match) => ({ text: match[0], start: match.index }))
}
