import type { Place, Wait } from '../course/trace.ts'
import type { Words } from '../words/words.ts'
import type { Bar } from './bars.ts'
import type { Block } from './blocks.ts'
import { sayLength, sayMoment } from './durations.ts'
import type { Lane, Timeline } from './lanes.ts'

/** The one line that stands above a timeline: how long, and how much waiting fits into that. */
export function sayRun({ seconds, waited, inFlight }: Timeline, words: Words): string {
	const { timeline } = words
	const peak = inFlight.peak > 1 ? timeline.peak(inFlight.peak) : ''
	const time = sayLength(seconds, words)
	if (waited < seconds / 100 || waited === 0) return `${timeline.took(time)}${peak}.`
	return `${timeline.waited(sayLength(waited, words), time)}${peak}.`
}

/** All that the timeline shows at a glance, as sentences; the first is `sayRun`. */
export function sayTimeline(timeline: Timeline, words: Words): string[] {
	const { lanes, folded, leftOut } = timeline
	return [
		sayRun(timeline, words),
		words.timeline.ran(countLanes(lanes)),
		...sayBlocks(timeline, words),
		...lanes.flatMap((lane) => sayFailure(lane, words)),
		...sayCancelled(lanes, words),
		...(folded > 0 ? [words.timeline.folded(folded)] : []),
		...(leftOut > 0 ? [words.timeline.leftOut(leftOut)] : []),
	]
}

/** What a lane is called: its function, and the name that the program gave it where that says more. */
export function nameLane({ runs, name }: Lane): string {
	return name === runs || name === '' ? runs : `${runs} (${name})`
}

/** What a task did during a bar, in two or three words. */
export function sayDeed({ is, blocks, end }: Bar, { timeline }: Words): string {
	if (is === 'waits') return timeline.waits
	if (is === 'ready') return timeline.isReady
	const does = blocks ? timeline.runsAndBlocks : timeline.runs
	if (end === undefined || end === 'waits' || end === 'yields') return does
	return `${does}, ${timeline.ends[end]}`
}

/** What a bar waits for: `a queue (Queue.get)`, `fetch (Task-2)`; nothing where that is not known. */
export function sayWait(
	on: Wait | undefined,
	lanes: readonly Lane[],
	{ timeline: { waitsFor } }: Words,
): string | undefined {
	if (!on) return undefined
	const lane = on.task === undefined ? undefined : lanes.find(({ task }) => task === on.task)
	if (lane) return nameLane(lane)
	// A recorder that knows no better gives the file it found itself in.
	const told = on.name?.startsWith('/') ? undefined : on.name
	if (on.kind === 'other' && told !== undefined) return told
	return told === undefined ? waitsFor[on.kind] : `${waitsFor[on.kind]} (${told})`
}

/** A place as people say it: `line 7 of main.py`. */
export function sayPlace({ file, line }: Place, { timeline }: Words): string {
	return timeline.place(line, file)
}

/** One bar as a sentence, for whoever hears it. */
export function sayBar(bar: Bar, lane: Lane, lanes: readonly Lane[], words: Words): string {
	return words.timeline.bar({
		lane: nameLane(lane),
		deed: sayDeed(bar, words),
		waitsFor: sayWait(bar.on, lanes, words),
		time: sayLength(bar.to - bar.from, words),
		from: sayMoment(bar.from, words),
		to: sayMoment(bar.to, words),
		place: bar.place && sayPlace(bar.place, words),
	})
}

/** Who blocked the event loop, a sentence for each time. */
export function sayBlocks(timeline: Timeline, words: Words): string[] {
	return timeline.blocks.map((block) => sayBlock(block, timeline, words))
}

function sayBlock(
	{ task, from, to, place, held }: Block,
	{ lanes }: Timeline,
	words: Words,
): string {
	const lane = lanes.find((one) => one.task === task)
	return words.timeline.blocked({
		lane: lane ? nameLane(lane) : words.timeline.aTask,
		time: sayLength(to - from, words),
		from: sayMoment(from, words),
		to: sayMoment(to, words),
		place: place && sayPlace(place, words),
		held: held.length,
	})
}

function sayFailure(lane: Lane, words: Words): string[] {
	const last = lane.bars.at(-1)
	if (last?.end !== 'failed') return []
	return [words.timeline.failed(nameLane(lane), sayLength(last.to - lane.created, words))]
}

function sayCancelled(lanes: readonly Lane[], { timeline }: Words): string[] {
	const count = lanes.filter(({ bars }) => bars.at(-1)?.end === 'cancelled').length
	return count === 0 ? [] : [timeline.cancelled(count)]
}

function countLanes(lanes: readonly Lane[]): Record<Lane['kind'], number> {
	const count = (kind: Lane['kind']) => lanes.filter((lane) => lane.kind === kind).length
	return { task: count('task'), thread: count('thread'), process: count('process') }
}
