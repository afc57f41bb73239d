import * as z from 'zod/mini'
import { languages } from '../course/language.ts'
import type { Attempt } from '../grader/grader.ts'
import { packText, shortHash, unpackText } from './packed-text.ts'
import { words } from './spoken.ts'

/** What the end of an address, from `#` on, says of an exercise. `why` is the end of a sentence. */
export type ReadExerciseLink =
	| { status: 'none' }
	| { status: 'read'; work: Attempt; key: string }
	| { status: 'unreadable'; why: string }

/**
 * Version 1 of the form: `#work=1.py.fetch-all-at-once.…`, the editable files as JSON, as `packText` packs it.
 * A later version reads this one too. The lead is known to `course-exercise.ts` as well.
 */
const version = '1'
const lead = '#work='

const { whyUnreadable } = words.share

/** What a link may hold: characters of the address, bytes of the files' JSON, files, characters of a name. */
const most = { address: 30_000, text: 200_000, files: 20, name: 80 }

const filesSchema = z.record(
	z.string().check(z.maxLength(most.name), z.regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/)),
	z.string(),
)

/** The end of an address that carries what was written. Rejects with a sentence when it is too long for one. */
export async function writeExerciseLink({ exercise, language, files }: Attempt): Promise<string> {
	const packed = await packText(JSON.stringify(files), most.text)
	if (packed === undefined || packed.length > most.address) throw new Error(words.share.tooLong)
	return `${lead}${version}.${language}.${exercise}.${packed}`
}

/** Reads what `writeExerciseLink` wrote, and nothing else: what comes from an address may be anything. */
export async function readExerciseLink(hash: string): Promise<ReadExerciseLink> {
	if (!hash.startsWith(lead)) return { status: 'none' }
	const unreadable = (why: string): ReadExerciseLink => ({ status: 'unreadable', why })
	const [form, named, exercise, packed, more] = hash.slice(lead.length).split('.')
	if (form !== version) return unreadable(whyUnreadable.otherVersion)
	const language = languages.find((each) => each === named)
	if (!language) return unreadable(whyUnreadable.unknownLanguage)
	if (exercise === undefined || packed === undefined || more !== undefined)
		return unreadable(whyUnreadable.notWhole)
	if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(exercise)) return unreadable(whyUnreadable.noExercise)
	if (packed.length > most.address) return unreadable(whyUnreadable.tooLong)
	const unpacked = await unpackText(packed, most.text)
	if (unpacked.status === 'too-long') return unreadable(whyUnreadable.tooLong)
	if (unpacked.status === 'unsupported') return unreadable(whyUnreadable.cannotUnpack)
	const files = unpacked.status === 'text' ? readFiles(unpacked.text) : undefined
	if (files === undefined) return unreadable(whyUnreadable.notWhole)
	const key = shortHash(`${language}.${exercise}.${packed}`)
	return { status: 'read', work: { exercise, language, files }, key }
}

function readFiles(text: string): Attempt['files'] | undefined {
	try {
		const { data } = filesSchema.safeParse(JSON.parse(text))
		const count = Object.keys(data ?? {}).length
		return count > 0 && count <= most.files ? data : undefined
	} catch {
		return undefined
	}
}
