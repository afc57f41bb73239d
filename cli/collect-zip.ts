import { crc32, inflateRawSync } from 'node:zlib'

// The files in a zip. Its own list is read, at its end, and not what stands before each file: only the list says what
// is a link. Whatever a zip claims of sizes, no more is unpacked than was asked for.

export interface ZipEntry {
	/** As it stands there: nobody has looked whether it leads anywhere. */
	name: string
	kind: 'file' | 'folder' | 'link'
	/** Its bytes. Throws `ZipTrouble` where they are more than `most`, or cannot be had. */
	read(most: number): Uint8Array
}

/** A zip, or a file in one, cannot be read: the end of a sentence. */
export class ZipTrouble extends Error {
	override name = 'ZipTrouble'
}

const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50 }
const endLength = 22
const pointerLength = 20

/** What is in a zip, up to `most` entries. Throws `ZipTrouble` where it is none. */
export function listZip(
	bytes: Uint8Array,
	most: number,
): { entries: ZipEntry[]; isCutOff: boolean } {
	return orBroken(() => {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		const { count, start } = findList(view)
		const entries: ZipEntry[] = []
		let at = start
		while (entries.length < Math.min(count, most)) {
			if (view.getUint32(at, true) !== signatures.entry) throw new RangeError('no entry')
			entries.push(readEntry(view, at))
			const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
			at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
		}
		return { entries, isCutOff: count > most }
	})
}

/** Where the list is, and how many entries it says it has. A long one is told of in a record of its own. */
function findList(view: DataView): { count: number; start: number } {
	// A comment of up to 64 kB may stand behind the end.
	const first = Math.max(0, view.byteLength - endLength - 0xffff)
	let end = view.byteLength - endLength
	while (end >= first && view.getUint32(end, true) !== signatures.end) end--
	if (end < first) throw new ZipTrouble('it is no zip, or it has been cut off')
	const count = view.getUint16(end + 10, true)
	const start = view.getUint32(end + 16, true)
	if (count !== 0xffff && start !== 0xffffffff) return { count, start }
	const long = Number(view.getBigUint64(end - pointerLength + 8, true))
	if (view.getUint32(long, true) !== signatures.end64) throw new RangeError('no end')
	return {
		count: Number(view.getBigUint64(long + 32, true)),
		start: Number(view.getBigUint64(long + 48, true)),
	}
}

function readEntry(view: DataView, at: number): ZipEntry {
	const nameLength = view.getUint16(at + 28, true)
	const name = new TextDecoder().decode(part(view, at + 46, nameLength))
	const facts = {
		isLocked: (view.getUint16(at + 8, true) & 1) === 1,
		method: view.getUint16(at + 10, true),
		crc: view.getUint32(at + 16, true),
		...placeOf(view, at, nameLength),
	}
	// Where Unix made it, the upper half is the mode of the file: this is the part that says its kind.
	const mode = (view.getUint32(at + 38, true) >>> 28) & 0xf
	const kind = mode === 0xa ? 'link' : name.endsWith('/') || mode === 0x4 ? 'folder' : 'file'
	return { name, kind, read: (most) => unpack(view, facts, most) }
}

/** Where an entry lies and how much it takes there. Large numbers stand in a field of their own, in this order. */
function placeOf(view: DataView, at: number, nameLength: number) {
	const isLong = (value: number) => value === 0xffffffff
	const [unpacked, packed, offset] = [24, 20, 42].map((place) => view.getUint32(at + place, true))
	const place = { unpacked: unpacked ?? 0, packed: packed ?? 0, offset: offset ?? 0 }
	const end = at + 46 + nameLength + view.getUint16(at + 30, true)
	for (let field = at + 46 + nameLength; field + 4 <= end;) {
		if (view.getUint16(field, true) === 1) {
			let next = field + 4
			const take = (value: number) => {
				if (!isLong(value)) return value
				next += 8
				return Number(view.getBigUint64(next - 8, true))
			}
			return {
				unpacked: take(place.unpacked),
				packed: take(place.packed),
				offset: take(place.offset),
			}
		}
		field += 4 + view.getUint16(field + 2, true)
	}
	return place
}

interface Facts {
	isLocked: boolean
	method: number
	crc: number
	packed: number
	offset: number
}

function unpack(
	view: DataView,
	{ isLocked, method, crc, packed, offset }: Facts,
	most: number,
): Uint8Array {
	if (isLocked) throw new ZipTrouble('it is locked with a password')
	const bytes = orBroken(() => {
		if (view.getUint32(offset, true) !== signatures.local) throw new RangeError('no file')
		const before = 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
		return part(view, offset + before, packed)
	})
	const unpacked = method === 0 ? bytes : inflate(bytes, method, most)
	if (unpacked.length > most) throw tooLarge(most)
	if (crc32(unpacked) !== crc) throw broken()
	return unpacked
}

/** Stops while it unpacks, and not after: a few bytes may stand for more than a computer has. */
function inflate(bytes: Uint8Array, method: number, most: number): Uint8Array {
	if (method !== 8) throw new ZipTrouble('it is packed in a way that is not known here')
	try {
		return inflateRawSync(bytes, { maxOutputLength: most })
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined
		throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : broken()
	}
}

function part(view: DataView, from: number, length: number): Uint8Array {
	if (from + length > view.byteLength) throw new RangeError('cut off')
	return new Uint8Array(view.buffer, view.byteOffset + from, length)
}

/** What a view throws where a zip points out of itself is no error of ours. */
function orBroken<T>(read: () => T): T {
	try {
		return read()
	} catch (error) {
		throw error instanceof RangeError ? broken() : error
	}
}

function broken(): ZipTrouble {
	return new ZipTrouble('it is damaged')
}

function tooLarge(most: number): ZipTrouble {
	return new ZipTrouble(`it is larger than ${most / 2 ** 20} MB when it is unpacked`)
}
