import { expect, test } from 'vitest'
import { withoutZeroPages, withZeroPages } from './zero-pages.ts'

/** Bytes of that length, with 7 at these places. */
function bytesWith(length: number, places: readonly number[]) {
	const bytes = new Uint8Array(length)
	for (const place of places) bytes[place] = 7
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
	expect(withZeroPages(withoutZeroPages(bytes))).toEqual(bytes)
})

test('what was never written to takes no room', () => {
	const packed = withoutZeroPages(bytesWith(4_000_000, [2_000_000]))
	expect(packed.length).toBeLessThan(3 * 4096)
})

test('it may lie anywhere in a larger buffer', () => {
	const packed = withoutZeroPages(bytesWith(9_000, [8_999]))
	const larger = new Uint8Array(packed.length + 24)
	larger.set(packed, 24)
	expect(withZeroPages(larger.subarray(24))).toEqual(bytesWith(9_000, [8_999]))
})
