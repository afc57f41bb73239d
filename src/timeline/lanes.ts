import type { RequestLog } from '../course/request-log.ts'
import type { Trace, TraceEvent, laneKinds } from '../course/trace.ts'
import { barsOf, type Bar } from './bars.ts'
import { findBlocks, markBlocks, type Block } from './blocks.ts'
import { countInFlight, type InFlight } from './in-flight.ts'
import { addWaiting } from './waiting.ts'

/** What a program told of one run; all that a timeline is made of. */
export interface TracedRun {
	/** Names the run where there are several: `Your program`. */
	title: string
	trace: Trace
	requests: RequestLog
	/** How long the run took by its own clock. */
	seconds: number
}

/** One task, thread or process. */
export interface Lane {
	/** Its number in the trace. */
	task: number
	name: string
	kind: (typeof laneKinds)[number]
	/** The function that it runs. */
	runs: string
	/** The lane of its maker: the nearest one that is shown. */
	by?: number
	/** How many makers stand above it. */
	depth: number
	/** In seconds of the run's clock, as every time here. */
	created: number
	/** From its creation to its end: one after the other, none inside another. */
	bars: readonly Bar[]
}

/** A run, ready to be drawn and to be told. */
export interface Timeline {
	title: string
	/** In the order in which they were created. */
	lanes: readonly Lane[]
	/** How long the run took; no bar ends later. */
	seconds: number
	/** The spans in which one task kept its event loop from the others. */
	blocks: readonly Block[]
	inFlight: InFlight
	/** Seconds of waiting for something outside, over all lanes: many times `seconds` where much was at once. */
	waited: number
	/** How many lanes belong to a library, and are not among `lanes`. */
	folded: number
	/** How many events the trace had no room for. */
	leftOut: number
}

export type Created = Extract<TraceEvent, { what: 'created' }>
export type Ran = Extract<TraceEvent, { what: 'ran' }>

/** What the events tell of one task. */
export interface Told {
	created: Created
	ran: readonly Ran[]
}

/** Lays out a run. An event of a task that was never created is passed over: the trace lost its beginning. */
export function layOut({ title, trace, requests, seconds }: TracedRun): Timeline {
	const told = gather(trace.events)
	const end = endOf(trace.events, seconds)
	const blocks = findBlocks(told)
	const shown = keepLearners(told)
	const lanes = [...shown.values()].map((one) => laneOf(one, { told, shown, end, blocks }))
	return {
		title,
		lanes,
		seconds: end,
		blocks: blocks.filter(({ task }) => shown.has(task)),
		inFlight: countInFlight(requests, lanes, end),
		waited: addWaiting(lanes),
		folded: told.size - shown.size,
		leftOut: trace.leftOut ?? 0,
	}
}

function gather(events: readonly TraceEvent[]): Map<number, Told> {
	const told = new Map<number, { created: Created; ran: Ran[] }>()
	for (const event of events) {
		if (event.what === 'created') told.set(event.task, { created: event, ran: [] })
		else told.get(event.task)?.ran.push(event)
	}
	return told
}

/** A run that was stopped has events up to its last moment, and perhaps no better measure of its length. */
function endOf(events: readonly TraceEvent[], seconds: number): number {
	return events.reduce(
		(latest, event) => Math.max(latest, event.what === 'ran' ? event.to : event.at),
		seconds,
	)
}

/**
 * Leaves out what libraries make for themselves (asyncio's tasks around `asyncio.run`, aiohttp's that look up a
 * name), and what those make in turn: the threads that they hand work to.
 */
function keepLearners(told: ReadonlyMap<number, Told>): Map<number, Told> {
	const isLibrarys = ({ created }: Told): boolean => {
		if (created.isLibrarys) return true
		const maker = created.by === undefined ? undefined : told.get(created.by)
		// A maker is older; a pool's thread may serve the learner afterwards.
		if (!maker || maker.created.task >= created.task || servesLearner(told.get(created.task)))
			return false
		return isLibrarys(maker)
	}
	return new Map([...told].filter(([, one]) => !isLibrarys(one)))
}

/** Whether it did something that is not idling in a pool. */
function servesLearner(one: Told | undefined): boolean {
	return one?.ran.some(({ on, place }) => place || (on && on.name !== 'idle')) ?? false
}

interface Surroundings {
	told: ReadonlyMap<number, Told>
	shown: ReadonlyMap<number, Told>
	end: number
	blocks: readonly Block[]
}

function laneOf({ created, ran }: Told, { told, shown, end, blocks }: Surroundings): Lane {
	const makers = makersOf(created, told).filter((task) => shown.has(task))
	const bars = barsOf({ created: created.at, ran, end })
	return {
		task: created.task,
		name: created.name,
		kind: created.kind ?? 'task',
		runs: created.runs,
		...(makers[0] !== undefined && { by: makers[0] }),
		depth: makers.length,
		created: created.at,
		bars: markBlocks(
			bars,
			blocks.filter(({ task }) => task === created.task),
		),
	}
}

/** Who made it, who made that one, and so on. A maker is older, so a trace that says otherwise ends the row. */
function makersOf(created: Created, told: ReadonlyMap<number, Told>): number[] {
	const makers: number[] = []
	for (let at: Created | undefined = created; at?.by !== undefined && at.by < at.task;) {
		makers.push(at.by)
		at = told.get(at.by)?.created
	}
	return makers
}
