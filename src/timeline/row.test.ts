import { expect, test } from 'vitest'
import { rowFor } from './row.ts'

test('names stand above the bars where there is little width', () => {
	expect(rowFor({ narrow: true }).height).toBeGreaterThan(rowFor({ narrow: false }).height)
})

test('all lanes fit into one look, and the bars become thinner with them', () => {
	for (const lanes of [30, 300, 2_000]) {
		const { height, middle, scale } = rowFor({ narrow: false, fitting: lanes })
		expect(height * lanes).toBeLessThanOrEqual(500.1)
		expect(middle).toBe(height / 2)
		expect(scale).toBeCloseTo(height / 24)
	}
})

test('few lanes do not grow', () => {
	expect(rowFor({ narrow: false, fitting: 3 })).toEqual(rowFor({ narrow: false }))
})
