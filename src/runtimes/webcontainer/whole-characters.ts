/**
 * Makes UTF-8 that was cut anywhere into pieces that end where a character ends: what is left of a
 * character waits for the rest of it. What it returns may be empty.
 */
export function createWholeCharacters(): (piece: Uint8Array) => Uint8Array {
	let held = new Uint8Array()
	return (piece) => {
		const bytes = new Uint8Array(held.length + piece.length)
		bytes.set(held)
		bytes.set(piece, held.length)
		const end = endOfWhole(bytes)
		held = bytes.slice(end)
		return bytes.slice(0, end)
	}
}

function endOfWhole(bytes: Uint8Array): number {
	const { length } = bytes
	// A character has four bytes at most, so one that is cut began among the last three.
	for (let start = length - 1; start >= Math.max(0, length - 3); start -= 1) {
		const needed = lengthBegunBy(bytes[start] ?? 0)
		if (needed !== undefined) return start + needed > length ? start : length
	}
	return length
}

/** How many bytes the character has that begins with this one; `undefined` when none begins with it. */
function lengthBegunBy(byte: number): number | undefined {
	if (byte < 0b1000_0000) return 1
	if (byte < 0b1100_0000) return undefined
	if (byte < 0b1110_0000) return 2
	return byte < 0b1111_0000 ? 3 : 4
}
