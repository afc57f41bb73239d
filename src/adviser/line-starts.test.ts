import { expect, test } from 'vitest'
import { placesIn } from './line-starts.ts'

test.each([
	['the first place', 1, 1, 0],
	['inside a line', 2, 2, 4],
	['after a face, which is two units', 3, 3, 8],
	['the line after the last break', 4, 1, 10],
	['a column past the end of its line, with its break', 1, 99, 3],
	['a row past the last', 9, 1, 10],
])('%s', (_, row, column, at) => {
	expect(placesIn('ab\ncd\n😀x\n')(row, column)).toBe(at)
})

test('a break of two characters is one break', () => {
	expect(placesIn('a\r\nb')(2, 1)).toBe(3)
})
