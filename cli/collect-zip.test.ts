import { strFromU8, strToU8, zipSync, type ZipOptions } from 'fflate'
import { describe, expect, test } from 'vitest'
import { listZip, ZipTrouble } from './collect-zip.ts'

const megabyte = 2 ** 20
const pack = (files: Record<string, string | [Uint8Array, ZipOptions]>) =>
	zipSync(
		Object.fromEntries(
			Object.entries(files).map(([name, file]) => [
				name,
				typeof file === 'string' ? strToU8(file) : file,
			]),
		),
	)
const open = (bytes: Uint8Array, most = 100) => listZip(bytes, most)
const only = (bytes: Uint8Array) => {
	const [entry] = open(bytes).entries
	if (!entry) throw new Error('It is empty.')
	return entry
}

describe('a zip', () => {
	test('has its files, packed or laid in as they are', () => {
		const bytes = pack({
			'Ada Lovelace_12/ä.json': '{"a": 1}'.repeat(100),
			'plain.json': [strToU8('[]'), { level: 0 }],
		})
		const read = open(bytes).entries.map((entry) => [
			entry.name,
			entry.kind,
			strFromU8(entry.read(megabyte)),
		])
		expect(read).toEqual([
			['Ada Lovelace_12/ä.json', 'file', '{"a": 1}'.repeat(100)],
			['plain.json', 'file', '[]'],
		])
	})

	test('may be part of a larger memory', () => {
		const bytes = pack({ 'a.json': '[]' })
		const memory = new Uint8Array(bytes.length + 100)
		memory.set(bytes, 50)
		const entry = only(memory.subarray(50, 50 + bytes.length))
		expect(strFromU8(entry.read(10))).toBe('[]')
	})

	test('says what is a link, and what is a folder', () => {
		const bytes = pack({
			'link.json': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
			'folder/': '',
		})
		expect(open(bytes).entries.map(({ kind }) => kind)).toEqual(['link', 'folder'])
	})

	test('may say its large numbers in 64 bits', () => {
		const entry = only(in64Bits(pack({ 'a.json': '[1]' })))
		expect(strFromU8(entry.read(10))).toBe('[1]')
	})

	test('with more entries than are wanted is cut off', () => {
		const bytes = pack({ a: '', b: '', c: '' })
		expect(open(bytes, 2)).toMatchObject({
			isCutOff: true,
			entries: [{ name: 'a' }, { name: 'b' }],
		})
	})
})

describe('no more is unpacked than was asked for', () => {
	const bomb = pack({ 'a.json': [new Uint8Array(64 * megabyte), { level: 9 }] })

	test('of a bomb', () => {
		expect(bomb.length).toBeLessThan(megabyte)
		expect(() => only(bomb).read(megabyte)).toThrow('it is larger than 1 MB when it is unpacked')
	})

	test('which is found out before its end', () => {
		const torn = bomb.slice()
		// Whoever unpacked all of it would come to this.
		torn.fill(0xff, central(torn) - 100, central(torn))
		expect(() => only(torn).read(megabyte)).toThrow('it is larger than 1 MB')
		expect(() => only(torn).read(100 * megabyte)).toThrow('it is damaged')
	})

	test('of one that lies about its size', () => {
		const lie = bomb.slice()
		new DataView(lie.buffer).setUint32(central(lie) + 24, 10, true)
		expect(() => only(lie).read(megabyte)).toThrow(ZipTrouble)
	})

	test('of what is not packed', () => {
		const plain = pack({ 'a.json': [new Uint8Array(2 * megabyte), { level: 0 }] })
		expect(() => only(plain).read(megabyte)).toThrow('larger than 1 MB')
	})
})

describe('what is broken is answered with a reason', () => {
	const whole = pack({ 'a.json': '{"a": "text that is long enough to be packed, packed, packed"}' })
	const changed = (at: number, value: number) => {
		const bytes = whole.slice()
		new DataView(bytes.buffer).setUint32(at, value, true)
		return bytes
	}

	test.each([
		['nothing', new Uint8Array(), 'it is no zip'],
		['text', strToU8('hello, this is no zip at all, however long'), 'it is no zip'],
		['its first half', whole.slice(0, whole.length / 2), 'it is no zip'],
		['a list that lies elsewhere', changed(whole.length - 6, 0x7fffffff), 'it is damaged'],
		['a list in 64 bits that is not there', changed(whole.length - 6, 0xffffffff), 'it is damaged'],
		['a list that is longer than it is', changed(whole.length - 12, 0x00ff00ff), 'it is damaged'],
	])('%s', (_, bytes, why) => {
		expect(() => open(bytes)).toThrow(expect.objectContaining({ name: 'ZipTrouble' }))
		expect(() => open(bytes)).toThrow(why)
	})

	test.each([
		['a file that lies elsewhere', changed(central(whole) + 42, 0x7fffffff), 'it is damaged'],
		['a file without its beginning', changed(central(whole) + 42, 3), 'it is damaged'],
		['a file with other bytes', changed(central(whole) - 8, 0x12345678), 'it is damaged'],
		['a file with another checksum', changed(central(whole) + 16, 1), 'it is damaged'],
		['a file with a password', changed(central(whole) + 8, 0x00080001), 'it is locked'],
		['a file packed otherwise', changed(central(whole) + 10, 99), 'not known here'],
	])('%s', (_, bytes, why) => {
		expect(() => only(bytes).read(megabyte)).toThrow(why)
	})

	test('at whatever byte it is damaged', () => {
		for (let at = 0; at < whole.length; at++) {
			const bytes = whole.slice()
			bytes[at] = (bytes[at] ?? 0) ^ 0xff
			try {
				for (const entry of open(bytes).entries) entry.read(megabyte)
			} catch (error) {
				expect(error, `byte ${at}`).toBeInstanceOf(ZipTrouble)
			}
		}
	})
})

/** Where the list of a zip with one entry begins. */
function central(bytes: Uint8Array): number {
	return new DataView(bytes.buffer).getUint32(bytes.length - 6, true)
}

/** The same zip of one entry, as it is written where numbers may be large. */
function in64Bits(bytes: Uint8Array): Uint8Array {
	const start = central(bytes)
	const end = bytes.length - 22
	const view = new DataView(bytes.buffer)
	const entry = new Uint8Array([...bytes.slice(start, end), ...new Uint8Array(28)])
	const field = new DataView(entry.buffer)
	const at = end - start
	field.setUint16(30, 28, true)
	field.setUint16(at, 1, true)
	field.setUint16(at + 2, 24, true)
	for (const [place, from] of [24, 20, 42].entries()) {
		const of = [24, 20, 42][place] ?? 0
		field.setBigUint64(at + 4 + 8 * place, BigInt(view.getUint32(start + from, true)), true)
		field.setUint32(of, 0xffffffff, true)
	}
	const record = new DataView(new ArrayBuffer(56))
	record.setUint32(0, 0x06064b50, true)
	record.setBigUint64(32, 1n, true)
	record.setBigUint64(48, BigInt(start), true)
	const pointer = new DataView(new ArrayBuffer(20))
	pointer.setUint32(0, 0x07064b50, true)
	pointer.setBigUint64(8, BigInt(start + entry.length), true)
	const last = bytes.slice(end)
	new DataView(last.buffer).setUint16(10, 0xffff, true)
	new DataView(last.buffer).setUint32(16, 0xffffffff, true)
	return new Uint8Array([
		...bytes.slice(0, start),
		...entry,
		...new Uint8Array(record.buffer),
		...new Uint8Array(pointer.buffer),
		...last,
	])
}
