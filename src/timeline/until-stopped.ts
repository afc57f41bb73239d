import type { RunFacts } from '../course/report.ts'
import type { TraceEvent } from '../course/trace.ts'

/** What is known of a run that was stopped so many seconds after it had told that. Pure. */
export function untilStopped(facts: RunFacts, since: number): RunFacts {
	if (facts.shownTo !== undefined) return cutAt(facts, facts.shownTo + since)
	return facts.goesOn ? lengthen(facts, since) : facts
}

/** What it did, or waited for, went on meanwhile. */
function lengthen(facts: RunFacts, more: number): RunFacts {
	const lengthened = (event: TraceEvent): TraceEvent =>
		event.what === 'ran' && event.then === 'stopped' ? { ...event, to: event.to + more } : event
	return {
		...facts,
		seconds: facts.seconds + more,
		...(facts.trace && { trace: { ...facts.trace, events: facts.trace.events.map(lengthened) } }),
	}
}

/** As if it had never come further than that moment. */
function cutAt(facts: RunFacts, end: number): RunFacts {
	const { entries, peak } = facts.requests
	const made = entries
		.filter(({ start }) => start <= end)
		.map(({ end: answered, status, ...rest }) =>
			answered === undefined || answered > end
				? { ...rest, outcome: 'in flight' as const }
				: { ...rest, end: answered, ...(status !== undefined && { status }) },
		)
	return {
		...facts,
		seconds: Math.min(facts.seconds, end),
		// The peak of the whole may be to come; what is drawn counts for itself.
		requests: { entries: made, peak: made.length === entries.length ? peak : 0 },
		...(facts.trace && {
			trace: { ...facts.trace, events: facts.trace.events.flatMap((event) => before(event, end)) },
		}),
	}
}

function before(event: TraceEvent, end: number): TraceEvent[] {
	if (event.what === 'created') return event.at <= end ? [event] : []
	if (event.from > end) return []
	if (event.to <= end) return [event]
	const { on: _, ...stretch } = event
	return [{ ...stretch, to: end, then: 'stopped' }]
}
