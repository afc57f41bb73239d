import type { Place } from '../course/trace.ts'
import type { Words } from '../words/words.ts'
import { sayLength, sayMoment } from './durations.ts'
import { nameLane, sayDeed, sayWait } from './facts.ts'
import type { Timeline } from './lanes.ts'

/** One bar as a row; texts as a person reads them. */
export interface Row {
	task: string
	from: string
	to: string
	took: string
	did: string
	/** What it waited for; empty where it did not, or where that is not known. */
	waitedFor: string
	place?: Place
}

/** What stands above each column. */
export function columnsIn({ timeline: { columns } }: Words): readonly string[] {
	const { task, from, to, took, did, waitedFor, line } = columns
	return [task, from, to, took, did, waitedFor, line]
}

/** The whole timeline as rows: by their beginning, at one moment in the order of the lanes. */
export function tabulate({ lanes }: Timeline, words: Words): Row[] {
	return lanes
		.flatMap((lane) => lane.bars.map((bar) => ({ lane, bar })))
		.sort((a, b) => a.bar.from - b.bar.from)
		.map(({ lane, bar }) => ({
			task: nameLane(lane),
			from: sayMoment(bar.from, words),
			to: sayMoment(bar.to, words),
			took: sayLength(bar.to - bar.from, words),
			did: sayDeed(bar, words),
			waitedFor: sayWait(bar.on, lanes, words) ?? '',
			...(bar.place && { place: bar.place }),
		}))
}
