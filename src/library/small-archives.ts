/** Archives that tests make themselves, and a server that hands them out: they stand in for PyPI. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { crc32, gzipSync } from 'node:zlib'
import type { PypiIngredient } from './python-recipes.ts'

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

/** A recipe's line for a wheel of one library, with the checksum it has. */
export function pinOf(name: string, wheel: Buffer): PypiIngredient {
	return {
		name,
		licence: 'MIT',
		tops: [name],
		version: '1.0',
		path: `packages/aa/${name}-1.0-py3-none-any.whl`,
		sha256: createHash('sha256').update(wheel).digest('hex'),
	}
}

/** A server on this machine that has archives, each at its path. */
export async function standIn(shelf: Readonly<Record<string, Buffer>>) {
	const server = createServer(({ url = '' }, response) => {
		const archive = shelf[url.slice(1)]
		response.statusCode = archive === undefined ? 404 : 200
		response.end(archive)
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const bound = server.address()
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
	return {
		address: `http://127.0.0.1:${bound.port}`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
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
