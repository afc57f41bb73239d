/**
 * Where a place in a text is after the text was laid out anew: behind the same number of characters that are not
 * white space. Quotes and indents change, what stands there stays.
 */
export function sameCharacter(before: string, at: number, after: string): number {
	let left = before.slice(0, at).replace(/\s/g, '').length
	for (let place = 0; place <= after.length; place++) {
		if (left === 0) return place
		if (/\S/.test(after.charAt(place))) left--
	}
	return after.length
}
