/** A length of time in words, to two digits: `2.0 s`, `0.20 s`, `35 ms`, `58 µs`. */
export function sayLength(seconds: number): string {
	if (seconds >= 99.5) return `${seconds.toFixed(0)} s`
	if (seconds >= 9.95) return `${seconds.toFixed(1)} s`
	if (seconds >= 0.0995) return `${seconds.toPrecision(2)} s`
	if (seconds >= 0.0009995) return `${Number((seconds * 1e3).toPrecision(2))} ms`
	return seconds > 0 ? `${Number((seconds * 1e6).toPrecision(2))} µs` : '0 s'
}

/** A moment of a run in words, to a thousandth of a second: `0.503 s`. */
export function sayMoment(seconds: number): string {
	return `${Number(seconds.toFixed(3))} s`
}
