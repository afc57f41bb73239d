import { expect, test } from 'vitest'
import { wordsFor } from '../words/words-for.ts'
import { ticksOf } from './ticks.ts'
import { pan, reveal, toPixels, toTime, wholeOf, zoom } from './view.ts'

const words = wordsFor('en')

const whole = wholeOf(10)

test('a moment stays where it is when one looks closer', () => {
	const view = { ...zoom(whole, 4, 8, whole), width: 100 }
	expect(toPixels(8, view)).toBeCloseTo(80)
	expect(view.to - view.from).toBeCloseTo(2.5)
	expect(toTime(80, view)).toBeCloseTo(8)
})

test('nobody looks beyond the beginning or the end of a run', () => {
	expect(zoom(whole, 0.1, 5, whole)).toEqual(whole)
	expect(pan({ from: 2, to: 4 }, -5, whole)).toEqual({ from: 0, to: 2 })
	expect(pan({ from: 2, to: 4 }, 50, whole)).toEqual({ from: 8, to: 10 })
})

test('nobody looks closer than the clock can tell', () => {
	const { from, to } = zoom(whole, 1e12, 5, whole)
	expect(to - from).toBeCloseTo(5e-6, 9)
})

test('a bar comes into view, and what is in view stays', () => {
	const range = { from: 2, to: 4 }
	expect(reveal(range, { from: 3, to: 3.5 }, whole)).toEqual(range)
	expect(reveal(range, { from: 1, to: 9 }, whole)).toEqual(range)
	const { from, to } = reveal(range, { from: 6, to: 7 }, whole)
	expect(from).toBeLessThan(6)
	expect(to).toBeGreaterThanOrEqual(7)
	expect(reveal(range, { from: 5, to: 9 }, whole).from).toBeLessThanOrEqual(5)
	expect(reveal(range, { from: 0.5, to: 1 }, whole).from).toBeLessThan(0.5)
})

test('a run that took no time can be looked at', () => {
	expect(wholeOf(0).to).toBeGreaterThan(0)
})

test.each([
	[{ from: 0, to: 10, width: 600 }, ['0', '1 s', '2 s']],
	[{ from: 0, to: 2.5, width: 600 }, ['0', '0.5 s', '1.0 s']],
	[{ from: 0, to: 0.21, width: 600 }, ['0', '50 ms', '100 ms']],
	[{ from: 0, to: 80e-6, width: 600 }, ['0', '10 µs', '20 µs']],
	[{ from: 2, to: 2.001, width: 600 }, ['2.0000 s', '2.0002 s', '2.0004 s']],
])('the axis of %o begins with %o', (view, labels) => {
	expect(ticksOf(view, words).map(({ label }) => label)).toEqual(expect.arrayContaining(labels))
	expect(ticksOf(view, words)[0]?.label).toBe(labels[0])
})

test('labels never overlap, however long the run and however narrow the screen', () => {
	for (let to = 1e-5; to < 1e5; to *= 1.37) {
		for (const width of [200, 330, 800, 1_600]) {
			const ticks = ticksOf({ from: to / 3, to, width }, words)
			for (const [at, { x, label }] of ticks.entries()) {
				const next = ticks[at + 1]
				if (next) expect(next.x - x).toBeGreaterThan((label.length + next.label.length) * 3.5)
			}
			expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
		}
	}
})
