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

/** How many bytes there were. */
export function lengthUnpacked(packed: Uint8Array): number {
	return new DataView(packed.buffer, packed.byteOffset).getFloat64(0)
}

/** Lays the bytes into `target` as they were, from the one at `from` on: as many as there is room for. */
export function unpackInto(target: Uint8Array, packed: Uint8Array, from = 0): void {
	const length = lengthUnpacked(packed)
	const end = Math.min(length, from + target.length)
	const count = Math.ceil(length / pageSize)
	const isHeld = (page: number) =>
		((packed[headerSize + (page >> 3)] ?? 0) & (1 << (page & 7))) !== 0
	let at = headerSize + Math.ceil(count / 8)
	// Pages that lie beside each other go in one piece: there are thousands of them.
	for (let page = 0; page * pageSize < end;) {
		const begin = page
		const held = isHeld(begin)
		while (page < count && isHeld(page) === held) page++
		const first = Math.max(begin * pageSize, from)
		const last = Math.min(page * pageSize, end)
		const shift = at - begin * pageSize
		if (held) at += (page - begin) * pageSize
		if (first >= last) continue
		if (held) target.set(packed.subarray(shift + first, shift + last), first - from)
		else target.fill(0, first - from, last - from)
	}
}
