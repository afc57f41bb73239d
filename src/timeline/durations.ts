import type { Words } from '../words/words.ts'

/** A length of time in words, to two digits: `2.0 s`, `0.20 s`, `35 ms`, `58 µs`. */
export function sayLength(seconds: number, { numbers }: Words): string {
	if (seconds >= 99.5) return `${numbers.fixed(seconds, 0)} s`
	if (seconds >= 9.95) return `${numbers.fixed(seconds, 1)} s`
	if (seconds >= 0.0995) return `${numbers.precise(seconds, 2)} s`
	if (seconds >= 0.0009995) return `${numbers.rough(seconds * 1e3, 2)} ms`
	return seconds > 0 ? `${numbers.rough(seconds * 1e6, 2)} µs` : '0 s'
}

/** A moment of a run in words, to a thousandth of a second: `0.503 s`. */
export function sayMoment(seconds: number, { numbers }: Words): string {
	return `${numbers.short(seconds, 3)} s`
}
