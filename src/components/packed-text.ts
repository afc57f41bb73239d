import { words } from './spoken.ts'

/**
 * What became of a packed text.
 * - `too-long`: it would be more than anybody may bring.
 * - `unsupported`: this browser can unpack nothing.
 */
export type Unpacked =
	| { status: 'text'; text: string }
	| { status: 'broken' }
	| { status: 'too-long' }
	| { status: 'unsupported' }

/**
 * Packs a text for an address: as UTF-8 in zlib's format, which has a checksum, in base64url. Nothing when it is
 * longer than `most` bytes. Rejects with a sentence where the browser can pack nothing.
 */
export async function packText(text: string, most: number): Promise<string | undefined> {
	const bytes = new TextEncoder().encode(text)
	if (bytes.length > most) return undefined
	if (typeof CompressionStream === 'undefined') throw new Error(words.share.cannotPack)
	const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
	const letters = Array.from(new Uint8Array(await new Response(packed).arrayBuffer()), (byte) =>
		String.fromCharCode(byte),
	).join('')
	return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Reads what `packText` made. A few letters can be a bomb, so it is unpacked only as far as `most` bytes. */
export async function unpackText(packed: string, most: number): Promise<Unpacked> {
	if (!/^[\w-]+$/.test(packed)) return { status: 'broken' }
	if (typeof DecompressionStream === 'undefined') return { status: 'unsupported' }
	try {
		const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
		const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
		return await readText(stream.getReader(), most)
	} catch {
		// Whatever is wrong with it, it is no text.
		return { status: 'broken' }
	}
}

async function readText(
	reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
	most: number,
): Promise<Unpacked> {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
	let text = ''
	let size = 0
	// Not `for await`: Safari's streams learned that late.
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		size += part.value.length
		if (size > most) {
			await reader.cancel()
			return { status: 'too-long' }
		}
		text += decoder.decode(part.value, { stream: true })
	}
	return { status: 'text', text: text + decoder.decode() }
}

/** Tells one text from another in a name: FNV-1a, 32 bits. */
export function shortHash(text: string): string {
	let hash = 0x811c9dc5
	for (let at = 0; at < text.length; at++)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
	return hash.toString(16).padStart(8, '0')
}
