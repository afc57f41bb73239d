import { languages, type Language } from '../course/language.ts'

/** A program as a link of the playground carries it. */
export interface LinkedProgram {
	language: Language
	code: string
}

/** What the end of an address, from `#` on, says of a program. `why` is the end of a sentence. */
export type ReadLink =
	| { status: 'none' }
	| { status: 'read'; program: LinkedProgram; key: string }
	| { status: 'unreadable'; why: string }

/** Version 1 of the form: `#code=1.py.…`, the text as UTF-8 in zlib's format, which has a checksum, in base64url. */
const version = '1'
const lead = '#code='

/** What a link may hold, in characters of the address, and in bytes of the program's text. */
const most = { address: 30_000, text: 200_000 }

/** The end of an address that carries the program. Rejects with a sentence when it is too long for one. */
export async function writeLink({ language, code }: LinkedProgram): Promise<string> {
	const text = new TextEncoder().encode(code)
	const packed = text.length > most.text ? undefined : await pack(text)
	if (packed === undefined || packed.length > most.address)
		throw new Error('This program is too long for a link. Send it as a file.')
	return `${lead}${version}.${language}.${packed}`
}

/** Reads what `writeLink` wrote, and nothing else: what comes from an address may be anything. */
export async function readLink(hash: string): Promise<ReadLink> {
	if (!hash.startsWith(lead)) return { status: 'none' }
	const unreadable = (why: string): ReadLink => ({ status: 'unreadable', why })
	const [form, named, packed, more] = hash.slice(lead.length).split('.')
	if (form !== version) return unreadable('it was made by another version of this page')
	const language = languages.find((each) => each === named)
	if (!language) return unreadable('it is in a language that this page does not know')
	if (packed === undefined || more !== undefined || !/^[\w-]+$/.test(packed))
		return unreadable('it is not whole')
	if (packed.length > most.address) return unreadable('it is longer than any that this page makes')
	const code = await unpack(packed)
	if (code === undefined) return unreadable('it is not whole')
	return { status: 'read', program: { language, code }, key: shortHash(`${language}.${packed}`) }
}

async function pack(text: Uint8Array<ArrayBuffer>): Promise<string> {
	const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'))
	const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
	const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
	return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The text, or nothing when it is none: a few letters can be a bomb, so it is read only as far as a text may go. */
async function unpack(packed: string): Promise<string | undefined> {
	try {
		const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
		const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
		const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
		const reader = stream.getReader()
		let text = ''
		let size = 0
		// Not `for await`: Safari's streams learned that late.
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			size += part.value.length
			if (size > most.text) {
				await reader.cancel()
				return undefined
			}
			text += decoder.decode(part.value, { stream: true })
		}
		return text + decoder.decode()
	} catch {
		// Whatever is wrong with it, it is no program.
		return undefined
	}
}

/** Tells one text from another in a name: FNV-1a, 32 bits. */
function shortHash(text: string): string {
	let hash = 0x811c9dc5
	for (let at = 0; at < text.length; at++)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
	return hash.toString(16).padStart(8, '0')
}
