import { expect, test } from 'vitest'
import { createRandom } from './chance.ts'

const draw = (seed: number, n: number) => Array.from({ length: n }, createRandom(seed))

test('the same seed gives the same numbers, another seed others', () => {
	expect(draw(1, 50)).toEqual(draw(1, 50))
	expect(draw(1, 50)).not.toEqual(draw(2, 50))
})

test('the numbers lie from 0 up to 1, all over', () => {
	const numbers = draw(3, 10_000)
	expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
	expect(Math.max(...numbers)).toBeLessThan(1)
	const tenths = new Map<number, number>()
	for (const n of numbers) tenths.set(Math.floor(n * 10), (tenths.get(Math.floor(n * 10)) ?? 0) + 1)
	expect(tenths.size).toBe(10)
	expect(Math.min(...tenths.values())).toBeGreaterThan(850)
})
