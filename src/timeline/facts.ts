import type { Place, Wait } from '../course/trace.ts'
import type { Bar } from './bars.ts'
import type { Block } from './blocks.ts'
import { sayLength, sayMoment } from './durations.ts'
import type { Lane, Timeline } from './lanes.ts'

/** The one line that stands above a timeline: how long, and how much waiting fits into that. */
export function sayRun({ seconds, waited, inFlight }: Timeline): string {
	const peak = inFlight.peak > 1 ? `, up to ${inFlight.peak} requests at once` : ''
	if (waited < seconds / 100 || waited === 0) return `It took ${sayLength(seconds)}${peak}.`
	return `${sayLength(waited)} of waiting in ${sayLength(seconds)}${peak}.`
}

/** All that the timeline shows at a glance, as sentences; the first is `sayRun`. */
export function sayTimeline(timeline: Timeline): string[] {
	const { lanes, folded, leftOut } = timeline
	return [
		sayRun(timeline),
		`${capital(countLanes(lanes))} ran.`,
		...sayBlocks(timeline),
		...lanes.flatMap(sayFailure),
		...sayCancelled(lanes),
		...(folded > 0 ? [`Not shown: ${many(folded, 'task')} of the libraries.`] : []),
		...(leftOut > 0
			? [`There was more than a timeline can hold: ${many(leftOut, 'event')} are left out.`]
			: []),
	]
}

/** What a lane is called: its function, and the name that the program gave it where that says more. */
export function nameLane({ runs, name }: Lane): string {
	return name === runs || name === '' ? runs : `${runs} (${name})`
}

/** What a task did during a bar, in two or three words. */
export function sayDeed({ is, blocks, end }: Bar): string {
	if (is === 'waits') return 'waits'
	if (is === 'ready') return 'is ready'
	const does = blocks ? 'runs and blocks the event loop' : 'runs'
	const last = end && deedAtEnd[end]
	return last ? `${does}, ${last}` : does
}

const deedAtEnd = {
	waits: undefined,
	yields: undefined,
	done: 'then is done',
	failed: 'then fails',
	cancelled: 'is cancelled',
} as const

const waitWords = {
	sleep: 'a sleep',
	http: 'an answer',
	lock: 'a lock',
	queue: 'a queue',
	thread: 'a thread',
	process: 'a process',
	task: 'a task',
	other: 'something else',
} as const

/** What a bar waits for: `a queue (Queue.get)`, `fetch (Task-2)`; nothing where that is not known. */
export function sayWait(on: Wait | undefined, lanes: readonly Lane[]): string | undefined {
	if (!on) return undefined
	const lane = on.task === undefined ? undefined : lanes.find(({ task }) => task === on.task)
	if (lane) return nameLane(lane)
	// A recorder that knows no better gives the file it found itself in.
	const told = on.name?.startsWith('/') ? undefined : on.name
	if (on.kind === 'other' && told !== undefined) return told
	return told === undefined ? waitWords[on.kind] : `${waitWords[on.kind]} (${told})`
}

/** A place as people say it: `line 7 of main.py`. */
export function sayPlace({ file, line }: Place): string {
	return `line ${line} of ${file}`
}

/** One bar as a sentence, for whoever hears it. */
export function sayBar(bar: Bar, lane: Lane, lanes: readonly Lane[]): string {
	const wait = sayWait(bar.on, lanes)
	const place = bar.place ? `, ${sayPlace(bar.place)}` : ''
	return `${nameLane(lane)} ${sayDeed(bar)}${wait === undefined ? '' : ` for ${wait}`}, ${sayLength(bar.to - bar.from)}, from ${sayMoment(bar.from)} to ${sayMoment(bar.to)}${place}.`
}

/** Who blocked the event loop, a sentence for each time. */
export function sayBlocks(timeline: Timeline): string[] {
	return timeline.blocks.map((block) => sayBlock(block, timeline))
}

function sayBlock({ task, from, to, place, held }: Block, { lanes }: Timeline): string {
	const lane = lanes.find((one) => one.task === task)
	const where = place ? ` (${sayPlace(place)})` : ''
	return `${lane ? nameLane(lane) : 'A task'} blocked the event loop for ${sayLength(to - from)}, from ${sayMoment(from)} to ${sayMoment(to)}${where}: ${many(held.length, 'task')} could not go on.`
}

function sayFailure(lane: Lane): string[] {
	const last = lane.bars.at(-1)
	if (last?.end !== 'failed') return []
	return [`${nameLane(lane)} failed after ${sayLength(last.to - lane.created)}.`]
}

function sayCancelled(lanes: readonly Lane[]): string[] {
	const count = lanes.filter(({ bars }) => bars.at(-1)?.end === 'cancelled').length
	return count === 0
		? []
		: [`${capital(many(count, 'task'))} ${count === 1 ? 'was' : 'were'} cancelled.`]
}

function countLanes(lanes: readonly Lane[]): string {
	const counts = (['task', 'thread', 'process'] as const).flatMap((kind) => {
		const count = lanes.filter((lane) => lane.kind === kind).length
		return count === 0 ? [] : [many(count, kind)]
	})
	return counts.length === 0 ? 'no task' : counts.join(' and ')
}

/** `1 task`, `3 tasks`, `2 processes`. */
export function many(count: number, noun: string): string {
	if (count === 1) return `1 ${noun}`
	return `${count.toLocaleString('en')} ${noun}${noun.endsWith('s') ? 'es' : 's'}`
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1)
}
