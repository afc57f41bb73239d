import type { Figure } from './measurement.ts'

/** The median and its company; p95 is the smallest that at least 95 of 100 do not exceed. */
export function figure(all: readonly number[]): Figure {
	if (all.length === 0) throw new Error('A figure is made of at least one measurement.')
	const sorted = all.toSorted((a, b) => a - b).map((each) => Math.round(each))
	const at = (index: number) => sorted.at(index) ?? NaN
	const middle = (sorted.length - 1) / 2
	return {
		median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
		p95: at(Math.ceil(sorted.length * 0.95) - 1),
		min: at(0),
		max: at(-1),
		n: sorted.length,
	}
}
