/** Archives that tests make themselves: they stand in for what lies on PyPI. */
import { crc32, gzipSync } from 'node:zlib'

/** Names to contents. */
export type Files = Readonly<Record<string, string>>

/** A wheel: a zip whose files are stored as they are. */
export function wheelOf(files: Files): Buffer {
	const bodies: Buffer[] = []
	const entries: Buffer[] = []
	let offset = 0
	for (const [name, text] of Object.entries(files)) {
		const local = Buffer.concat([zipHeader(name, text), Buffer.from(name), Buffer.from(text)])
		bodies.push(local)
		entries.push(zipEntry(name, text, offset))
		offset += local.length
	}
	const directory = Buffer.concat(entries)
	const end = Buffer.alloc(22)
	end.writeUInt32LE(0x06054b50, 0)
	end.writeUInt16LE(entries.length, 8)
	end.writeUInt16LE(entries.length, 10)
	end.writeUInt32LE(directory.length, 12)
	end.writeUInt32LE(offset, 16)
	return Buffer.concat([...bodies, directory, end])
}

/** An archive of sources: a tar, deflated. */
export function sourcesOf(files: Files): Buffer {
	const blocks = Object.entries(files).flatMap(([name, text]) => {
		const body = Buffer.from(text)
		const padding = Buffer.alloc((512 - (body.length % 512)) % 512)
		return [tarHeader(name, body.length), body, padding]
	})
	return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

function zipHeader(name: string, text: string) {
	const header = Buffer.alloc(30)
	header.writeUInt32LE(0x04034b50, 0)
	header.writeUInt16LE(20, 4)
	writeSizes(header, 14, text)
	header.writeUInt16LE(Buffer.byteLength(name), 26)
	return header
}

function zipEntry(name: string, text: string, offset: number) {
	const entry = Buffer.alloc(46)
	entry.writeUInt32LE(0x02014b50, 0)
	entry.writeUInt16LE(20, 4)
	entry.writeUInt16LE(20, 6)
	writeSizes(entry, 16, text)
	entry.writeUInt16LE(Buffer.byteLength(name), 28)
	entry.writeUInt32LE(offset, 42)
	return Buffer.concat([entry, Buffer.from(name)])
}

function writeSizes(header: Buffer, at: number, text: string) {
	const length = Buffer.byteLength(text)
	header.writeUInt32LE(crc32(text), at)
	header.writeUInt32LE(length, at + 4)
	header.writeUInt32LE(length, at + 8)
}

function tarHeader(name: string, length: number) {
	const header = Buffer.alloc(512)
	header.write(name, 0)
	header.write('0000644\0', 100)
	header.write(`${length.toString(8).padStart(11, '0')}\0`, 124)
	header.write('00000000000\0', 136)
	header.write('        ', 148)
	header.write('0ustar\0', 156)
	const sum = header.reduce((total, byte) => total + byte, 0)
	header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
	return header
}
