import { expect, test } from 'vitest'
import { shuffleLines } from './shuffle-lines.ts'

const many = Array.from({ length: 200 }, (_, seed) =>
	Array.from({ length: 2 + (seed % 5) }, (_, index) => `line ${index} of ${seed}`),
)

test('lines never come in the order they had', () => {
	expect(many.filter((lines) => shuffleLines(lines).join() === lines.join())).toEqual([])
})

test('all lines come, each once', () => {
	for (const lines of many) expect(shuffleLines(lines).toSorted()).toEqual(lines.toSorted())
})

test('the same lines come in the same order every time, and others in another', () => {
	const orders = many
		.filter((lines) => lines.length === 4)
		.map((lines) =>
			shuffleLines(lines)
				.map((line) => line.slice(0, 6))
				.join(),
		)
	expect(new Set(orders).size).toBeGreaterThan(5)
	for (const lines of many) expect(shuffleLines(lines)).toEqual(shuffleLines(lines))
})
