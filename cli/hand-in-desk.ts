import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import {
	asFileName,
	checkHandIn,
	mostHandIn,
	parseHandIn,
	type HandIn,
} from '../src/course/hand-in.ts'
import { Refusal } from './refusal.ts'

/** What became of something that was brought. */
export type Taken =
	/** It is on the disk. `receipt`: SHA-256 of it; `again`: it had been there before. */
	{ status: 'kept'; receipt: string; again: boolean; handIn: HandIn; file: string } | Refused

/** `why`: a sentence. `full`: no fault of whoever brought it. */
interface Refused {
	status: 'refused'
	because: 'unread' | 'damaged' | 'full'
	why: string
}

/** Of a receipt, in a file's name: enough that no two hand-ins have the same. */
const digits = 16
const fileName = new RegExp(`-([0-9a-f]{${digits}})\\.handin\\.json$`)

/** A folder of hand-ins: each is kept whole or not at all, once, and none is overwritten. */
export class HandInDesk {
	readonly folder: string
	readonly #most: number
	/** By the digits in its name; there from before it is written, so that the same one beside it waits for it. */
	readonly #kept: Map<string, Promise<string>>
	#bytes: number

	private constructor(folder: string, most: number, names: readonly string[], bytes: number) {
		this.folder = folder
		this.#most = most
		this.#bytes = bytes
		this.#kept = new Map(
			names.flatMap((name) => {
				const [, found] = fileName.exec(name) ?? []
				return found === undefined ? [] : [[found, Promise.resolve(name)] as const]
			}),
		)
	}

	/** `most`: what the folder may hold, in bytes. Rejects with a `Refusal` where it cannot be a folder. */
	static async open(folder: string, most: number): Promise<HandInDesk> {
		try {
			await mkdir(folder, { recursive: true })
			const names = await readdir(folder)
			const sizes = await Promise.all(
				names.map(async (name) => (await stat(path.join(folder, name))).size),
			)
			return new HandInDesk(
				folder,
				most,
				names,
				sizes.reduce((sum, size) => sum + size, 0),
			)
		} catch (error) {
			if (!(error instanceof Error && 'code' in error)) throw error
			throw new Refusal(
				`Hand-ins cannot be kept in ${folder} (${String(error.code)}). Name a folder that you may write to.`,
			)
		}
	}

	/** Keeps a hand-in, and answers when it is on the disk. Rejects where the disk fails; then it is not kept. */
	async take(bytes: Uint8Array, now: Date): Promise<Taken> {
		const read = await readWhole(bytes)
		if (read.status === 'refused') return read
		const { handIn } = read
		const receipt = createHash('sha256').update(bytes).digest('hex')
		const key = receipt.slice(0, digits)
		const before = this.#kept.get(key)
		if (before) return { status: 'kept', receipt, again: true, handIn, file: await before }
		if (this.#bytes + bytes.length > this.#most)
			return {
				status: 'refused',
				because: 'full',
				why: 'There is no room for more hand-ins. Tell whoever runs this course, and give them a file.',
			}
		const file = `${stampOf(now)}-${asFileName(handIn.who.name)}-${key}.handin.json`
		const written = this.#write(file, bytes).then(() => file)
		this.#kept.set(key, written)
		this.#bytes += bytes.length
		try {
			return { status: 'kept', receipt, again: false, handIn, file: await written }
		} catch (error) {
			this.#kept.delete(key)
			this.#bytes -= bytes.length
			throw error
		}
	}

	/** Whole or not at all, also where the machine goes off in between. */
	async #write(name: string, bytes: Uint8Array): Promise<void> {
		// What begins with a dot is passed over by whoever collects.
		const part = path.join(this.folder, `.${name}.part`)
		const whole = path.join(this.folder, name)
		try {
			await using file = await open(part, 'w', 0o600)
			await file.writeFile(bytes)
			await file.sync()
			await rename(part, whole)
			await syncFolder(this.folder)
		} catch (error) {
			await Promise.all([part, whole].map((each) => rm(each, { force: true })))
			throw error
		}
	}
}

/** A file's new name is on the disk when its folder is. Where folders cannot be synced, the system sees to that. */
async function syncFolder(folder: string): Promise<void> {
	// Windows opens no folder as a file.
	if (process.platform === 'win32') return
	await using opened = await open(folder, 'r')
	try {
		await opened.sync()
	} catch (error) {
		// What PostgreSQL's fsync_fname passes over, too: some file systems know no such thing.
		const code = error instanceof Error && 'code' in error ? error.code : undefined
		if (code !== 'EINVAL' && code !== 'EBADF') throw error
	}
}

async function readWhole(bytes: Uint8Array): Promise<{ status: 'read'; handIn: HandIn } | Refused> {
	const unread = (why: string): Refused => ({
		status: 'refused',
		because: 'unread',
		why: `This is no hand-in: ${why}.`,
	})
	if (bytes.length > mostHandIn.bytes)
		return unread(`it is larger than ${mostHandIn.bytes / 2 ** 20} MB`)
	let text: string
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return unread('it is not text')
	}
	const parsed = parseHandIn(text)
	if (parsed.status === 'unread') return unread(parsed.why)
	if ((await checkHandIn(parsed.handIn, crypto.subtle)) !== 'damaged') return parsed
	return {
		status: 'refused',
		because: 'damaged',
		why: 'It was damaged on its way: its checksum is of something else. Send it again.',
	}
}

/** To the millisecond, and in the order of time; without what no file's name may have on some computer. */
function stampOf(moment: Date): string {
	return moment.toISOString().replaceAll(/[:.]/g, '-')
}
