import { lstat, readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { mostHandIn } from '../src/course/hand-in.ts'
import type { Submitter } from './collect-learners.ts'
import { listZip, ZipTrouble, type ZipEntry } from './collect-zip.ts'

/** What is looked at: more than a school has, and less than a computer chokes on. */
const most = {
	/** Of one zip, in bytes. */
	zip: 2 ** 30,
	/** Of one zip, or of one folder with all that lie in it. */
	entries: 20_000,
	/** Of a zip in a zip: what one learner hands in. */
	inner: 50,
}

/** A file that may be a hand-in. */
export interface FoundText {
	place: string
	text: string
	submitter?: Submitter
}

/** What was passed over: a file that somebody may have handed in and that cannot be read. `why`: the end of a sentence. */
export interface Unread {
	place: string
	why: string
}

/** Hears what was found, in the order of the names: it is read one by one, so that many do not fill the memory. */
export interface Finder {
	onText: (found: FoundText) => Promise<void> | void
	onUnread: (unread: Unread) => void
	/** Absolute: the folder that is written to holds no hand-ins. */
	except: string
}

/** Looks through files and folders, absolute ones. What is in no way a hand-in is told and passed over. */
export async function findHandIns(names: readonly string[], finder: Finder): Promise<void> {
	for (const name of names) {
		const isFolder = (await stat(name)).isDirectory()
		// Who typed it knows where it leads.
		if (isFolder) await searchFolder(name, finder)
		else await readOne(name, path.basename(name), finder)
	}
}

async function searchFolder(root: string, finder: Finder): Promise<void> {
	const base = path.basename(root)
	const folders = ['']
	let seen = 0
	for (let at = 0; at < folders.length; at++) {
		const folder = folders[at] ?? ''
		const entries = await readdir(path.join(root, folder), { withFileTypes: true })
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const name = folder === '' ? entry.name : `${folder}/${entry.name}`
			const there = path.join(root, name)
			if (isNoise(entry.name) || there === finder.except) continue
			if (++seen > most.entries)
				return finder.onUnread({ place: base, why: `it holds more than ${most.entries} files` })
			if (entry.isDirectory()) folders.push(name)
			else if (entry.isFile()) await readOne(there, `${base}/${name}`, finder)
			else finder.onUnread({ place: `${base}/${name}`, why: 'it is a link, or no file at all' })
		}
	}
}

async function readOne(file: string, place: string, finder: Finder): Promise<void> {
	try {
		const { size } = await lstat(file)
		const ending = endingOf(place)
		if (ending === 'other') return finder.onUnread({ place, why: notOurs })
		const limit = ending === 'zip' ? most.zip : mostHandIn.bytes
		if (size > limit) return finder.onUnread({ place, why: tooLarge(limit) })
		const bytes = await readFile(file)
		if (ending === 'zip') await readZip(bytes, { place, isOuter: true }, finder)
		else await readText(bytes, { place, ...submitterOf(place) }, finder)
	} catch (error) {
		finder.onUnread({ place, why: whyOf(error) })
	}
}

interface Place {
	place: string
	submitter?: Submitter
}

/** The hand-ins of a zip. One in it may be a zip itself, as learners make them; in that one there is none. */
async function readZip(
	bytes: Uint8Array,
	{ place, isOuter, submitter }: Place & { isOuter: boolean },
	finder: Finder,
): Promise<void> {
	const bound = isOuter ? most.entries : most.inner
	const { entries, isCutOff } = listZip(bytes, bound)
	// What one learner hands in is bounded as a whole, so that they take nothing from the others.
	let room = mostHandIn.bytes
	for (const entry of entries) {
		if (entry.kind === 'folder' || entry.name.split('/').some(isNoise)) continue
		const inner = {
			place: `${place}: ${shorten(entry.name)}`,
			...(submitter ? { submitter } : submitterOf(entry.name)),
		}
		try {
			const read = readable(entry, isOuter ? mostHandIn.bytes : room)
			if (!isOuter) room -= read.length
			if (endingOf(entry.name) === 'json') await readText(read, inner, finder)
			else if (isOuter) await readZip(read, { ...inner, isOuter: false }, finder)
			else finder.onUnread({ place: inner.place, why: 'it is a zip in a zip in a zip' })
		} catch (error) {
			finder.onUnread({ place: inner.place, why: whyOf(error) })
		}
	}
	if (isCutOff) finder.onUnread({ place, why: `it holds more than ${bound} files` })
}

/** The bytes of an entry that may be a hand-in. Throws where it is none, or leads out of its zip. */
function readable(entry: ZipEntry, limit: number): Uint8Array {
	const { name, kind } = entry
	if (kind === 'link') throw new ZipTrouble('it is a link')
	if (/^([\\/]|[a-z]:)|(^|[\\/])\.\.([\\/]|$)/i.test(name))
		throw new ZipTrouble('its name leads out of the zip')
	if (endingOf(name) === 'other') throw new ZipTrouble(notOurs)
	return entry.read(limit)
}

async function readText(bytes: Uint8Array, { place, submitter }: Place, finder: Finder) {
	let text: string
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return finder.onUnread({ place, why: 'it is not text' })
	}
	await finder.onText({ place, text, ...(submitter && { submitter }) })
}

const notOurs = 'it is no hand-in: those end in .json, or are in a .zip'

function endingOf(name: string): 'json' | 'zip' | 'other' {
	const [, ending] = /\.(json|zip)$/i.exec(name) ?? []
	return ending?.toLowerCase() === 'json' ? 'json' : ending === undefined ? 'other' : 'zip'
}

/** What computers lay beside files. */
function isNoise(name: string): boolean {
	return (
		(name.startsWith('.') && name !== '..' && name !== '.') ||
		/^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(name)
	)
}

/**
 * Who a platform says has handed in a file, by the name that it gives it in “download all submissions”:
 * `lovelaceada_LATE_1234_5678_ada.handin.json` is Canvas's, `Ada Lovelace_1234_assignsubmission_file_/…` Moodle's.
 */
export function submitterOf(name: string): { submitter?: Submitter } {
	const [, moodle] = /(?:^|\/)[^/]+_(\d{1,20})_assignsubmission_file_?\//.exec(name) ?? []
	if (moodle !== undefined) return { submitter: { platform: 'Moodle', user: moodle } }
	const base = name.slice(name.lastIndexOf('/') + 1)
	const [, canvas] = /^[^_]+_(?:LATE_)?(\d{1,20})_\d{1,20}_./.exec(base) ?? []
	return canvas === undefined ? {} : { submitter: { platform: 'Canvas', user: canvas } }
}

/** A name in a zip may be as long as a book. */
function shorten(name: string): string {
	return name.length > 200 ? `${name.slice(0, 120)}…${name.slice(-60)}` : name
}

function tooLarge(bytes: number): string {
	return `it is larger than ${bytes / 2 ** 20} MB`
}

function whyOf(error: unknown): string {
	if (error instanceof ZipTrouble) return error.message
	if (error instanceof Error && 'code' in error)
		return `it cannot be opened (${String(error.code)})`
	throw error
}
