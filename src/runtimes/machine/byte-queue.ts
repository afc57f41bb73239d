/**
 * Bytes on their way, as text with one character a byte: text is what crosses between Python and
 * JavaScript by value, with no proxy that somebody has to free.
 */
export class ByteQueue {
	#pieces: string[] = []
	#length = 0

	get length(): number {
		return this.#length
	}

	push(bytes: string): void {
		if (bytes === '') return
		this.#pieces.push(bytes)
		this.#length += bytes.length
	}

	/** Takes the first `most` bytes, or fewer when there are not so many. */
	take(most: number): string {
		const taken = this.peek(most)
		let left = taken.length
		while (left > 0) {
			const [first = ''] = this.#pieces
			if (first.length > left) this.#pieces[0] = first.slice(left)
			else this.#pieces.shift()
			left -= Math.min(first.length, left)
		}
		this.#length -= taken.length
		return taken
	}

	/** Looks at the first `most` bytes and leaves them. */
	peek(most: number): string {
		const [first = ''] = this.#pieces
		if (first.length >= most) return first.slice(0, most)
		const joined = this.#pieces.join('')
		this.#pieces = joined === '' ? [] : [joined]
		return joined.slice(0, most)
	}
}

/** Text as its bytes in UTF-8, one character a byte. */
export function toBytes(text: string): string {
	// Most text is its own bytes.
	return isAscii.test(text) ? text : ofArray(new TextEncoder().encode(text))
}

/** The text that bytes in UTF-8 stand for; what is no UTF-8 becomes U+FFFD. */
export function fromBytes(bytes: string): string {
	return isAscii.test(bytes)
		? bytes
		: new TextDecoder('utf-8', { ignoreBOM: true }).decode(toArray(bytes))
}

const isAscii = /^[\0-\x7f]*$/

/** Bytes out of an array, one character a byte. */
export function ofArray(array: Uint8Array): string {
	let bytes = ''
	for (let at = 0; at < array.length; at += mostArguments)
		bytes += String.fromCharCode(...array.subarray(at, at + mostArguments))
	return bytes
}

/** Bytes as an array. */
export function toArray(bytes: string): Uint8Array<ArrayBuffer> {
	const array = new Uint8Array(bytes.length)
	for (let at = 0; at < bytes.length; at++) array[at] = bytes.charCodeAt(at)
	return array
}

/** So many arguments fit on every browser's stack. */
const mostArguments = 4096
