import { describe, expect, test } from 'vitest'
import { lengthUnpacked, unpackInto, withoutZeroPages } from './zero-pages.ts'

/** Bytes of that length, with 7 at these places. */
function bytesWith(length: number, places: readonly number[]) {
	const bytes = new Uint8Array(length)
	for (const place of places) bytes[place] = 7
	return bytes
}

function unpack(packed: Uint8Array) {
	const bytes = new Uint8Array(lengthUnpacked(packed))
	unpackInto(bytes, packed)
	return bytes
}

test.each([
	['nothing but zeros', 20_000, []],
	['the first byte and the last', 40_960, [0, 40_959]],
	['a last page that is not whole', 10_001, [10_000]],
	['pages far apart', 1_000_000, [5_000, 500_000, 999_999]],
	['every page', 12_288, [0, 4_096, 8_192]],
	['no byte at all', 0, []],
])('%s comes back as it was', (_, length, places) => {
	const bytes = bytesWith(length, places)
	expect(unpack(withoutZeroPages(bytes))).toEqual(bytes)
})

test('what was never written to takes no room', () => {
	const packed = withoutZeroPages(bytesWith(4_000_000, [2_000_000]))
	expect(packed.length).toBeLessThan(3 * 4096)
})

test('it may lie anywhere in a larger buffer', () => {
	const packed = withoutZeroPages(bytesWith(9_000, [8_999]))
	const larger = new Uint8Array(packed.length + 24)
	larger.set(packed, 24)
	expect(unpack(larger.subarray(24))).toEqual(bytesWith(9_000, [8_999]))
})

describe('a part of it', () => {
	const bytes = Uint8Array.from({ length: 20_001 }, (_, at) => (at % 8_192 < 4_096 ? 0 : at % 251))
	const packed = withoutZeroPages(bytes)

	test.each([
		['its beginning', 0, 10],
		['from within a page', 5_000, 6_000],
		['from where a page begins', 8_192, 4_096],
		['its end', 19_000, 1_001],
		['nothing', 7, 0],
	])('%s comes back as it was, over what was there', (_, from, length) => {
		const target = new Uint8Array(length).fill(9)
		unpackInto(target, packed, from)
		expect(target).toEqual(bytes.subarray(from, from + length))
	})

	test('what lies behind it is left as it is', () => {
		const target = new Uint8Array(2_000).fill(9)
		unpackInto(target, packed, 19_000)
		expect(target.subarray(0, 1_001)).toEqual(bytes.subarray(19_000))
		expect(target.subarray(1_001).every((byte) => byte === 9)).toBe(true)
	})
})
