// A third of a fresh interpreter's memory has never been written to. Without it there is less to carry about.

const pageSize = 4096
const headerSize = 8

/** The bytes without those of their pages that hold nothing but zeros. */
export function withoutZeroPages(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4))
	const count = Math.ceil(bytes.length / pageSize)
	const held: number[] = []
	for (let page = 0; page < count; page++) {
		const start = page * (pageSize / 4)
		const isZero = words.subarray(start, start + pageSize / 4).every((word) => word === 0)
		// What follows the last whole word is in the last page, which is always held.
		if (!isZero || page === count - 1) held.push(page)
	}
	const mapSize = Math.ceil(count / 8)
	const packed = new Uint8Array(headerSize + mapSize + held.length * pageSize)
	new DataView(packed.buffer).setFloat64(0, bytes.length)
	for (const [at, page] of held.entries()) {
		const byte = headerSize + (page >> 3)
		packed[byte] = (packed[byte] ?? 0) | (1 << (page & 7))
		packed.set(
			bytes.subarray(page * pageSize, (page + 1) * pageSize),
			headerSize + mapSize + at * pageSize,
		)
	}
	return packed
}

/** The bytes as they were. */
export function withZeroPages(packed: Uint8Array): Uint8Array<ArrayBuffer> {
	const length = new DataView(packed.buffer, packed.byteOffset).getFloat64(0)
	const bytes = new Uint8Array(length)
	const count = Math.ceil(length / pageSize)
	let at = headerSize + Math.ceil(count / 8)
	for (let page = 0; page < count; page++) {
		const isHeld = (packed[headerSize + (page >> 3)] ?? 0) & (1 << (page & 7))
		if (!isHeld) continue
		const start = page * pageSize
		bytes.set(packed.subarray(at, at + Math.min(pageSize, length - start)), start)
		at += pageSize
	}
	return bytes
}
