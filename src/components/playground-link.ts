import { languages, type Language } from '../course/language.ts'
import { packText, shortHash, unpackText } from './packed-text.ts'
import { words } from './spoken.ts'

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

/** Version 1 of the form: `#code=1.py.…`, the text as `packText` packs it. */
const version = '1'
const lead = '#code='

const { whyUnreadable } = words.share

/** What a link may hold, in characters of the address, and in bytes of the program's text. */
const most = { address: 30_000, text: 200_000 }

/** The end of an address that carries the program. Rejects with a sentence when it is too long for one. */
export async function writeLink({ language, code }: LinkedProgram): Promise<string> {
	const packed = await packText(code, most.text)
	if (packed === undefined || packed.length > most.address)
		throw new Error(words.share.programTooLong)
	return `${lead}${version}.${language}.${packed}`
}

/** Reads what `writeLink` wrote, and nothing else: what comes from an address may be anything. */
export async function readLink(hash: string): Promise<ReadLink> {
	if (!hash.startsWith(lead)) return { status: 'none' }
	const unreadable = (why: string): ReadLink => ({ status: 'unreadable', why })
	const [form, named, packed, more] = hash.slice(lead.length).split('.')
	if (form !== version) return unreadable(whyUnreadable.otherVersion)
	const language = languages.find((each) => each === named)
	if (!language) return unreadable(whyUnreadable.unknownLanguage)
	if (packed === undefined || more !== undefined) return unreadable(whyUnreadable.notWhole)
	if (packed.length > most.address) return unreadable(whyUnreadable.tooLong)
	const unpacked = await unpackText(packed, most.text)
	if (unpacked.status === 'broken') return unreadable(whyUnreadable.notWhole)
	if (unpacked.status === 'too-long') return unreadable(whyUnreadable.tooLong)
	if (unpacked.status === 'unsupported') return unreadable(whyUnreadable.cannotUnpack)
	const program = { language, code: unpacked.text }
	return { status: 'read', program, key: shortHash(`${language}.${packed}`) }
}
