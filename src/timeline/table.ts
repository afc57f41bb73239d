import type { Place } from '../course/trace.ts'
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
export const columns = ['Task', 'From', 'To', 'Took', 'What it did', 'Waited for', 'Line'] as const

/** The whole timeline as rows: by their beginning, at one moment in the order of the lanes. */
export function tabulate({ lanes }: Timeline): Row[] {
	return lanes
		.flatMap((lane) => lane.bars.map((bar) => ({ lane, bar })))
		.sort((a, b) => a.bar.from - b.bar.from)
		.map(({ lane, bar }) => ({
			task: nameLane(lane),
			from: sayMoment(bar.from),
			to: sayMoment(bar.to),
			took: sayLength(bar.to - bar.from),
			did: sayDeed(bar),
			waitedFor: sayWait(bar.on, lanes) ?? '',
			...(bar.place && { place: bar.place }),
		}))
}
