import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Files } from '../src/course/submission.ts'

/** What of a folder goes along: enough for any program, and little enough to be sent whole. */
const most = {
	files: 500,
	/** Of one file, and of all together, in bytes. */
	each: 2 * 2 ** 20,
	all: 8 * 2 ** 20,
	/** How many entries are looked at: a folder may turn out to be a whole disk. */
	seen: 5_000,
}

const bound = `more than ${most.files} files or ${megabytes(most.all)}`

/** Folders that tools fill, and whose files no program of ours imports. */
const toolFolders = new Set(['node_modules', '__pycache__', 'site-packages', 'dist-packages'])

export interface Gathered {
	/** By their paths in the folder. */
	files: Files
	/** What was left out, each with its reason: `photo.png (not text)`. */
	leftOut: readonly string[]
}

/**
 * The text files of a folder and of those below it, up to a bound: those of `first` before all others,
 * then the near ones. Hidden files and what tools leave behind are no part of it.
 */
export async function gatherFiles(
	folder: string,
	{ first = [] }: { first?: readonly string[] } = {},
): Promise<Gathered> {
	const files: Record<string, string> = {}
	const leftOut: string[] = []
	let count = 0
	let bytes = 0
	const whyNot = async (name: string): Promise<string | undefined> => {
		if (count >= most.files) return bound
		const { size } = await stat(path.join(folder, name))
		if (size > most.each) return megabytes(size)
		if (bytes + size > most.all) return bound
		const text = asText(await readFile(path.join(folder, name)))
		if (text === undefined) return 'not text'
		files[name] = text
		count++
		bytes += size
		return undefined
	}
	const { names, more } = await namesIn(folder)
	for (const name of [...first, ...names.filter((name) => !first.includes(name))]) {
		// Somebody else's file, or one that is being deleted.
		const why = await whyNot(name).catch(() => 'it cannot be read')
		if (why !== undefined) leftOut.push(`${name} (${why})`)
	}
	if (more) leftOut.push(`what lies deeper (${most.seen} entries were looked at)`)
	return { files, leftOut }
}

/** What was left out, as one sentence, or nothing when it was nothing. */
export function sayLeftOut(leftOut: readonly string[]): string | undefined {
	if (leftOut.length === 0) return undefined
	const shown = leftOut.slice(0, 3).join(', ')
	const more = leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : ''
	return `Left out of the sandbox: ${shown}${more}.`
}

async function namesIn(root: string): Promise<{ names: string[]; more: boolean }> {
	const names: string[] = []
	const folders = ['']
	let seen = 0
	for (let at = 0; at < folders.length; at++) {
		const folder = folders[at] ?? ''
		const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
			(error: unknown) => {
				// Somebody else's folder below one's own is nothing that could go along.
				if (folder === '') throw error
				return []
			},
		)
		// A virtual environment holds an interpreter's library: the sandbox has its own.
		if (folder !== '' && entries.some(({ name }) => name === 'pyvenv.cfg')) continue
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			if (++seen > most.seen) return { names, more: true }
			if (entry.name.startsWith('.')) continue
			const name = folder === '' ? entry.name : `${folder}/${entry.name}`
			if (entry.isDirectory() && !toolFolders.has(entry.name)) folders.push(name)
			else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path.join(root, name)))))
				names.push(name)
		}
	}
	return { names, more: false }
}

async function isFile(file: string): Promise<boolean> {
	const found = await stat(file).catch(() => undefined)
	return found?.isFile() === true
}

function asText(bytes: Uint8Array): string | undefined {
	if (bytes.includes(0)) return undefined
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return undefined
	}
}

function megabytes(bytes: number): string {
	return `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`
}
