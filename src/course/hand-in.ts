import * as z from 'zod/mini'
import { languages } from './language.ts'

// What a learner gives an instructor where nobody runs a server: their files, and what their browser said of them.
// It is a claim. Whoever collects it grades the files again; see docs/credit.md.

/** Version 1 of the form. A new version reads this one too, and never writes it. */
const version = 1
const kind = 'hand-in'

/** The most that a hand-in holds: many times what anybody writes, and little enough to be read at once. */
export const mostHandIn = {
	/** Of its text, in bytes. */
	bytes: 5 * 2 ** 20,
	works: 500,
	/** Of one piece of work. */
	files: 50,
	/** How deep one thing lies in another; the form needs four. */
	depth: 8,
}

/** One line that people read: it holds nothing that moves a cursor, or turns the line around. */
const line = (most: number) =>
	z.string().check(
		z.minLength(1, 'it is empty'),
		z.maxLength(most, `it is longer than ${most} characters`),
		z.refine((text) => !/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(text), 'it is not one line'),
	)

/** Milliseconds since 1970, and a day that calendars have. */
const moment = z.int().check(z.minimum(0), z.maximum(8.64e15))

/** Where a file lies in its submission: never above it, and nowhere that a computer has for itself. */
const place = line(200).check(
	z.refine(
		(path) =>
			path.split('/').every((part) => !['', '.', '..'].includes(part)) && !/[\\:]/.test(path),
		'a file lies in its folder, like "a.py" or "lib/a.py"',
	),
)

const hash = z
	.string()
	.check(z.regex(/^[0-9a-f]{64}$/, 'a hash is 64 digits, of which some are letters'))

const workSchema = z.strictObject({
	exercise: line(100),
	language: z.enum(languages),
	/** The files of the attempt that counts, or of the draft where nothing was graded. */
	files: z
		.record(place, z.string())
		.check(
			z.refine(
				(files) => Object.keys(files).length <= mostHandIn.files,
				`there are more than ${mostHandIn.files} files`,
			),
		),
	/** What the browser said of these files; a draft was never graded. */
	claimed: z.optional(z.enum(['passed', 'failed', 'unloadable', 'timed-out', 'tampered'])),
	/** When it was graded, or the draft saved, in milliseconds since 1970, by the browser's clock. */
	at: moment,
	/** How many times the learner had it graded, as far as the browser knows. */
	attempts: z.int().check(z.minimum(0), z.maximum(1e6)),
	/** Which suite graded it: `PublishedTwin.suiteHash`. */
	suiteHash: z.optional(hash),
})
/** What a learner hands in of one exercise in one language. */
export type Work = z.infer<typeof workSchema>

const handInSchema = z.strictObject({
	kind: z.literal(kind),
	version: z.literal(version),
	/** The title of the course. */
	course: line(200),
	/** As they call themselves. `id`: a student number, or an e-mail address. */
	who: z.strictObject({ name: line(120), id: z.optional(line(120)) }),
	/** When the file was made. */
	at: moment,
	work: z.array(workSchema).check(
		z.maxLength(mostHandIn.works),
		z.refine(
			(works) =>
				new Set(works.map((work) => `${work.exercise}/${work.language}`)).size === works.length,
			'one exercise stands in it twice',
		),
	),
	/** SHA-256 of all the rest, in hexadecimal digits; left out by a browser that cannot make one. */
	checksum: z.optional(hash),
})
export type HandIn = z.infer<typeof handInSchema>

/** What a hand-in is made of. */
export type HandInParts = Omit<HandIn, 'kind' | 'version' | 'checksum'>

/** What digests: `crypto.subtle`, where a browser or Node has it. */
export type Digester = Pick<SubtleCrypto, 'digest'>

/** The text of a hand-in's file. Without a digester it has no checksum. */
export async function formatHandIn(
	parts: HandInParts,
	digester: Digester | undefined,
): Promise<string> {
	const body = { kind, version, ...parts } as const
	const checksum = digester && (await checksumOf(body, digester))
	return `${JSON.stringify({ ...body, ...(checksum !== undefined && { checksum }) }, undefined, '\t')}\n`
}

/**
 * Whether the text is what its checksum was made of. It finds damage; who changes a hand-in on purpose makes a new one.
 * `none`: it came without one.
 */
export async function checkHandIn(
	{ checksum, ...body }: HandIn,
	digester: Digester,
): Promise<'whole' | 'damaged' | 'none'> {
	if (checksum === undefined) return 'none'
	return (await checksumOf(body, digester)) === checksum ? 'whole' : 'damaged'
}

async function checksumOf(body: Omit<HandIn, 'checksum'>, digester: Digester): Promise<string> {
	const bytes = new Uint8Array(
		await digester.digest('SHA-256', new TextEncoder().encode(canonical(body))),
	)
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** JSON with one spelling: keys in the order of their characters, and no space between things. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
	if (typeof value !== 'object' || value === null) return JSON.stringify(value)
	const entries = Object.entries(value)
		.filter(([, each]) => each !== undefined)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
	return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

export type ReadHandIn =
	| { status: 'read'; handIn: HandIn }
	/** `why`: the end of a sentence. */
	| { status: 'unread'; why: string }

const begins = z.looseObject({ kind: z.literal(kind), version: z.number() })

/** Reads what `formatHandIn` wrote, and nothing else. Whatever the text is, it answers. */
export function parseHandIn(text: string): ReadHandIn {
	const unread = (why: string): ReadHandIn => ({ status: 'unread', why })
	if (text.length > mostHandIn.bytes)
		return unread(`it is larger than ${mostHandIn.bytes / 2 ** 20} MB`)
	if (depthOf(text) > mostHandIn.depth) return unread('its parts lie in one another without an end')
	let content: unknown
	try {
		content = JSON.parse(text.replace(/^\uFEFF/, ''), refuseKeys)
	} catch (error) {
		if (error instanceof ForbiddenKey) return unread(error.message)
		return unread('it is not JSON, or it has been cut off')
	}
	const begun = begins.safeParse(content)
	if (!begun.success)
		return unread('it is no hand-in: the page “Your progress” makes one with “Save my hand-in”')
	if (begun.data.version !== version)
		return unread(
			`it has the form ${begun.data.version}, and this copy of the course knows ${version}: update the copy`,
		)
	const { data: handIn, error } = handInSchema.safeParse(content)
	return handIn ? { status: 'read', handIn } : unread(sayIssue(error.issues[0]))
}

class ForbiddenKey extends Error {}

/** No file and no field is called so; what copies such a key would change what all objects inherit. */
function refuseKeys(key: string, value: unknown): unknown {
	if (key === '__proto__') throw new ForbiddenKey('it has a field called "__proto__"')
	return value
}

/** How deep the brackets of a text lie in one another. Counted first: what parses it would run out of stack. */
function depthOf(text: string): number {
	let [depth, deepest, isText] = [0, 0, false]
	for (let at = 0; at < text.length; at++) {
		const sign = text[at]
		if (isText) {
			if (sign === '\\') at++
			else if (sign === '"') isText = false
		} else if (sign === '"') isText = true
		else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
		else if (sign === '}' || sign === ']') depth--
	}
	return deepest
}

function sayIssue(issue: z.core.$ZodIssue | undefined): string {
	if (!issue) return 'it has another form'
	const path = issue.path.map(String).join('.')
	const where = path === '' ? 'it has another form' : `“${path.slice(0, 200)}” is wrong`
	return `${where}: ${sayWhat(issue).slice(0, 200)}`
}

function sayWhat(issue: z.core.$ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `there is no field ${issue.keys.join(', ')}`
	if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
	return issue.message
}

/** A name as a file may be called, on any computer: letters and digits of any script, and hyphens. */
export function asFileName(name: string): string {
	const plain = name
		.normalize('NFC')
		.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.slice(0, 60)
		.replaceAll(/^-+|-+$/g, '')
	// Windows keeps these for itself, whatever ending they have.
	return /^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(plain) ? `learner${plain && `-${plain}`}` : plain
}
