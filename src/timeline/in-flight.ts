import type { RequestLog } from '../course/request-log.ts'
import type { Lane } from './lanes.ts'

/** How many requests were in flight, over the time of a run. */
export interface InFlight {
	/** From `at` (seconds) on there were `count`; in order, and none where there was never a request. */
	steps: readonly { at: number; count: number }[]
	peak: number
}

/** Counts by the record of requests; where there is none, by the tasks that wait for http. */
export function countInFlight(
	{ entries, peak }: RequestLog,
	lanes: readonly Lane[],
	end: number,
): InFlight {
	const spans =
		entries.length > 0
			? entries.map(({ start, end: answered = end }) => ({ from: start, to: answered }))
			: lanes.flatMap(({ bars }) => bars.filter(({ on }) => on?.kind === 'http'))
	const steps = count(spans)
	const seen = steps.reduce((most, step) => Math.max(most, step.count), 0)
	// The record is an excerpt where a run asked for very much; its peak is that of the whole.
	return { steps, peak: Math.max(seen, entries.length > 0 ? peak : 0) }
}

function count(spans: readonly { from: number; to: number }[]): { at: number; count: number }[] {
	const changes = spans
		.flatMap(({ from, to }) => [
			{ at: from, by: 1 },
			{ at: to, by: -1 },
		])
		.sort((a, b) => a.at - b.at)
	const steps: { at: number; count: number }[] = []
	let running = 0
	for (const { at, by } of changes) {
		running += by
		const last = steps.at(-1)
		// Of one moment only the outcome counts: requests one after the other are never two at once.
		if (last?.at === at) last.count = running
		else steps.push({ at, count: running })
	}
	return steps
}
