/**
 * The lines in another order: the same one for the same lines, and never the one they came in.
 * One line, or lines that are all the same, have no other order.
 */
export function shuffleLines(lines: readonly string[]): string[] {
	const shuffled = [...lines]
	let state = hashOf(lines.join('\n'))
	for (let last = shuffled.length - 1; last > 0; last--) {
		// Numerical Recipes' generator: enough for a handful of lines.
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		const other = Math.floor((state / 2 ** 32) * (last + 1))
		const [one = '', two = ''] = [shuffled[last], shuffled[other]]
		shuffled[last] = two
		shuffled[other] = one
	}
	const isSame = shuffled.every((line, index) => line === lines[index])
	return isSame ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled
}

/** A number of 32 bits for a text (FNV-1a); also names what a text is remembered under. */
export function hashOf(text: string): number {
	let hash = 2_166_136_261
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
	return hash >>> 0
}
