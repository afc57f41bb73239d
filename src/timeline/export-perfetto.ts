import type { Words } from '../words/words.ts'
import type { Bar } from './bars.ts'
import { nameLane, sayPlace, sayWait } from './facts.ts'
import type { Lane, Timeline } from './lanes.ts'

/** An event of the Trace Event Format; `ts` and `dur` are microseconds. */
interface TraceEvent {
	name: string
	ph: 'X' | 'M' | 's' | 'f' | 'C'
	pid: number
	tid?: number
	ts?: number
	dur?: number
	cat?: string
	id?: number
	args?: Readonly<Record<string, string | number>>
}

/** All lanes are threads of one process of this number: a viewer keeps them together, in the given order. */
const pid = 1

/**
 * A timeline in the Trace Event Format (JSON), which ui.perfetto.dev and chrome://tracing open: a thread
 * for each lane, a complete event (`X`) for each bar, an arrow (`s` to `f`) from a maker to what it made.
 * See https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU.
 */
export function exportPerfetto(timeline: Timeline, words: Words): string {
	const { lanes, title, inFlight } = timeline
	const timed = lanes.flatMap((lane) => [...slices(lane, lanes, words), ...arrow(lane, lanes)])
	const counts = inFlight.steps.map(({ at, count }) => ({
		rank: 0,
		event: {
			name: words.timeline.flightTrack,
			ph: 'C',
			pid,
			ts: micro(at),
			args: { count },
		} as const,
	}))
	const events: TraceEvent[] = [
		{ name: 'process_name', ph: 'M', pid, args: { name: title } },
		...lanes.flatMap(nameThread),
		...[...timed, ...counts]
			.sort((a, b) => (a.event.ts ?? 0) - (b.event.ts ?? 0) || a.rank - b.rank)
			.map(({ event }) => event),
	]
	return JSON.stringify({ displayTimeUnit: 'ms', traceEvents: events })
}

function nameThread(lane: Lane, at: number): TraceEvent[] {
	const { task: tid } = lane
	return [
		{ name: 'thread_name', ph: 'M', pid, tid, args: { name: nameLane(lane) } },
		{ name: 'thread_sort_index', ph: 'M', pid, tid, args: { sort_index: at } },
	]
}

/** An event, and where it stands among those of the same moment. */
interface Ranked {
	rank: number
	event: TraceEvent
}

function slices(lane: Lane, lanes: readonly Lane[], words: Words): Ranked[] {
	return lane.bars.map((bar) => ({
		rank: lane.depth * 3 + 1,
		event: {
			name: nameSlice(bar, lane),
			cat: bar.blocks ? `${bar.is},blocks` : bar.is,
			ph: 'X',
			pid,
			tid: lane.task,
			ts: micro(bar.from),
			// Of the rounded ends: neighbours must not overlap, or a viewer puts them on a row of their own.
			dur: exact(micro(bar.to) - micro(bar.from)),
			args: argumentsOf(bar, lanes, words),
		},
	}))
}

/** Names that a query of the viewer’s asks for, so they are the same in every language. */
function nameSlice({ is, on, in: inside }: Bar, { runs }: Lane): string {
	if (is === 'waits') return on ? `waits: ${on.kind}` : 'waits'
	return is === 'ready' ? 'ready' : (inside ?? runs)
}

function argumentsOf(
	{ on, place, end }: Bar,
	lanes: readonly Lane[],
	words: Words,
): Record<string, string> {
	const wait = sayWait(on, lanes, words)
	return {
		...(wait !== undefined && { for: wait }),
		...(place && { place: sayPlace(place, words) }),
		...(end && { then: end }),
	}
}

/**
 * From the slice of the maker that holds the moment of creation to the first slice of what was made.
 * A start binds to the slice that is open, an end without `bp` to the next one to begin: so at one moment
 * the maker's slice comes first, then the start, the end, and the made one's slice.
 */
function arrow({ task, by, depth, created, bars }: Lane, lanes: readonly Lane[]): Ranked[] {
	const maker = lanes.find((lane) => lane.task === by)
	const first = bars[0]
	if (!maker || !first) return []
	const flow = { name: 'created', cat: 'created', pid, id: task }
	return [
		{ rank: maker.depth * 3 + 2, event: { ...flow, ph: 's', tid: maker.task, ts: micro(created) } },
		{ rank: depth * 3, event: { ...flow, ph: 'f', tid: task, ts: micro(first.from) } },
	]
}

/** Microseconds, to the nanosecond. */
function micro(seconds: number): number {
	return exact(seconds * 1e6)
}

function exact(microseconds: number): number {
	return Math.round(microseconds * 1e3) / 1e3
}
