/** How the hash of a window is mixed; any odd number does. */
const factor = 0x01000193

/** One bit of a hash in so many answers for most windows that no needle begins like this one. */
const buckets = 2 ** 20

/**
 * Looks for many texts in one pass (Rabin and Karp's way: a rolling hash of as many characters as the shortest has).
 * Answers a function that says which of them stand in a text.
 */
export function createFinder(needles: readonly string[]): (text: string) => Set<string> {
	const width = Math.min(...needles.map(({ length }) => length))
	if (!(width >= 1 && width < Infinity)) throw new Error('There is nothing to look for.')
	/** The factor of the character that leaves the window. */
	let leaving = 1
	for (let i = 1; i < width; i++) leaving = Math.imul(leaving, factor)
	const beginning = new Map<number, string[]>()
	const isBeginning = new Uint8Array(buckets)
	for (const needle of new Set(needles)) {
		let hash = 0
		for (let i = 0; i < width; i++) hash = (Math.imul(hash, factor) + needle.charCodeAt(i)) | 0
		beginning.set(hash, [...(beginning.get(hash) ?? []), needle])
		isBeginning[hash & (buckets - 1)] = 1
	}
	return (text) => {
		const found = new Set<string>()
		let hash = 0
		for (let end = 0; end < text.length; end++) {
			const start = end - width + 1
			if (start > 0) hash = (hash - Math.imul(text.charCodeAt(start - 1), leaving)) | 0
			hash = (Math.imul(hash, factor) + text.charCodeAt(end)) | 0
			if (start < 0 || isBeginning[hash & (buckets - 1)] === 0) continue
			for (const needle of beginning.get(hash) ?? [])
				if (text.startsWith(needle, start)) found.add(needle)
		}
		return found
	}
}
