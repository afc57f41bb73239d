import { sayLength } from './durations.ts'
import { many } from './facts.ts'
import type { Timeline } from './lanes.ts'

/** Two timelines on one time scale. */
export interface Comparison {
	/** Seconds that both scales show. */
	seconds: number
	/** How many times as fast the second is; below 1 it is slower. `undefined` where one took no time. */
	speedup?: number
	/** `Mine before took 2.2 s, Mine now 0.20 s: 11 times as fast.` */
	sentences: readonly string[]
}

/** Compares a run with the one that is looked at, by their titles. */
export function compare(other: Timeline, now: Timeline): Comparison {
	const speedup = other.seconds > 0 && now.seconds > 0 ? other.seconds / now.seconds : undefined
	return {
		seconds: Math.max(other.seconds, now.seconds),
		...(speedup !== undefined && { speedup }),
		sentences: [
			`${other.title} took ${sayLength(other.seconds)}, ${now.title} ${sayLength(now.seconds)}${saySpeedup(speedup)}.`,
			...comparePeaks(other, now),
		],
	}
}

function saySpeedup(speedup: number | undefined): string {
	if (speedup === undefined) return ''
	// Below that nobody sees a difference, and a real clock makes one by itself.
	if (speedup > 0.95 && speedup < 1.05) return ': as fast'
	return speedup > 1 ? `: ${times(speedup)} times as fast` : `: ${times(1 / speedup)} times as slow`
}

function times(ratio: number): string {
	return ratio >= 9.95 ? ratio.toFixed(0) : String(Number(ratio.toFixed(1)))
}

function comparePeaks({ inFlight: before }: Timeline, { inFlight: now }: Timeline): string[] {
	if (before.peak === now.peak) return []
	return [`At most ${many(now.peak, 'request')} in flight, instead of ${before.peak}.`]
}
