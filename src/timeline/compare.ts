import type { Words } from '../words/words.ts'
import { sayLength } from './durations.ts'
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
export function compare(other: Timeline, now: Timeline, words: Words): Comparison {
	const lengthOf = ({ seconds }: Timeline) => sayLength(seconds, words)
	const speedup = other.seconds > 0 && now.seconds > 0 ? other.seconds / now.seconds : undefined
	return {
		seconds: Math.max(other.seconds, now.seconds),
		...(speedup !== undefined && { speedup }),
		sentences: [
			`${words.timeline.compared(other.title, lengthOf(other), now.title, lengthOf(now))}${saySpeedup(speedup, words)}.`,
			...comparePeaks(other, now, words),
		],
	}
}

function saySpeedup(speedup: number | undefined, { timeline, numbers }: Words): string {
	const times = (ratio: number) => numbers.short(ratio, ratio >= 9.95 ? 0 : 1)
	if (speedup === undefined) return ''
	// Below that nobody sees a difference, and a real clock makes one by itself.
	if (speedup > 0.95 && speedup < 1.05) return timeline.asFast
	return speedup > 1 ? timeline.faster(times(speedup)) : timeline.slower(times(1 / speedup))
}

function comparePeaks(
	{ inFlight: before }: Timeline,
	{ inFlight: now }: Timeline,
	{ timeline }: Words,
): string[] {
	if (before.peak === now.peak) return []
	return [timeline.peaks(now.peak, before.peak)]
}
