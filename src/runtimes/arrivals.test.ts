import { expect, test } from 'vitest'
import { Arrivals } from './arrivals.ts'

const weights = { '/a.wasm': [1_000, 300], '/b.zip': [500, 100] } as const

test('counts what is unpacked as what it was on the wire', () => {
	const arrivals = new Arrivals(weights)
	expect(arrivals.arrived).toEqual({ done: 0, total: 400 })
	arrivals.hear('/a.wasm', 500)
	expect(arrivals.arrived).toEqual({ done: 150, total: 400 })
	arrivals.hear('/b.zip')
	expect(arrivals.arrived).toEqual({ done: 250, total: 400 })
})

test('never says that more is there than there is', () => {
	const arrivals = new Arrivals(weights)
	arrivals.hear('/a.wasm', 2_000)
	arrivals.hear('/of-no-weight.js', 2_000)
	expect(arrivals.arrived).toEqual({ done: 300, total: 400 })
})

test('tells of every hundredth, and of nothing smaller', () => {
	const arrivals = new Arrivals(weights)
	const told: number[] = []
	arrivals.addEventListener('change', () => told.push(arrivals.arrived.done))
	for (let bytes = 1; bytes <= 1_000; bytes++) arrivals.hear('/a.wasm', bytes)
	expect(told).toHaveLength(75)
	expect(told.at(-1)).toBe(300)
})

test('begins again with a file that is fetched again', () => {
	const arrivals = new Arrivals(weights)
	arrivals.hear('/a.wasm', 900)
	arrivals.hear('/a.wasm', 10)
	expect(arrivals.arrived.done).toBe(3)
})
