/** Numbers from 0 up to 1 that look like chance and are the same for the same seed. */
export function createDraw(seed: number): () => number {
	// A 32-bit state that walks by an odd constant, stirred twice: enough to shuffle by.
	let state = seed | 0
	return () => {
		state = (state + 0x9e3779b9) | 0
		let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
		mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
		return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
	}
}
