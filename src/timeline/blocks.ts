import type { Place, Wait } from '../course/trace.ts'
import type { Bar } from './bars.ts'
import type { Ran, Told } from './lanes.ts'

/** A span in which one task kept its event loop to itself while others could have gone on. */
export interface Block {
	/** Who did. */
	task: number
	from: number
	to: number
	place?: Place
	/** The tasks that could have gone on. */
	held: readonly number[]
}

/** Seconds: from here on asyncio's debug mode complains of a slow callback, too. */
const slow = 0.1
/** Seconds between two turns of a loop that has nothing to wait for. */
const breath = 0.002
/** The clock is made of floating-point numbers. */
const grain = 1e-9

/**
 * Finds who blocked an event loop: a task that ran for a tenth of a second or more in one stretch, while
 * another task of the same loop was **held up**. A task was held up when it was ready all the while, or when
 * what it waited for came meanwhile. The latter is not in a trace; but a loop that gets its turn again lets
 * such tasks go on at once, one after the other, so they are those whose next stretch follows without a
 * breath between. A task that waits for a lock, a queue or a task is not taken for held up: it may be the
 * end of the long stretch itself that let it go on. A wait that ends later harmed nobody.
 */
export function findBlocks(told: ReadonlyMap<number, Told>): Block[] {
	const blocks = [...loopsOf(told).values()].flatMap((members) => {
		const long = members.flatMap(({ ran }) => ran.filter(isSlow)).sort((a, b) => a.from - b.from)
		const culprits = long.filter((stretch) => !long.some((other) => accountsFor(other, stretch)))
		if (culprits.length === 0) return []
		const turns = turnsOf(members)
		return culprits.map((stretch) => blockOf(stretch, members, turns))
	})
	return blocks.filter(({ held }) => held.length > 0).sort((a, b) => a.from - b.from)
}

/** The bars with those marked that run in one of the blocks. */
export function markBlocks(bars: readonly Bar[], blocks: readonly Block[]): Bar[] {
	return bars.map((bar) =>
		bar.is === 'runs' && blocks.some(({ from, to }) => bar.from < to && from < bar.to)
			? { ...bar, blocks: true }
			: bar,
	)
}

function isSlow({ from, to }: Ran): boolean {
	return to - from >= slow - grain
}

/** A call that runs inside of its caller's stretch is the one that blocks, when it takes most of it. */
function accountsFor(inner: Ran, outer: Ran): boolean {
	return (
		inner.task !== outer.task &&
		inner.from >= outer.from &&
		inner.to <= outer.to &&
		inner.to - inner.from > (outer.to - outer.from) / 2 &&
		// Of two that are equally long, the younger is the inner one.
		(inner.to - inner.from < outer.to - outer.from || inner.task > outer.task)
	)
}

/** The tasks of each event loop. A loop has no name: it is the thread or process that its tasks were made in. */
function loopsOf(told: ReadonlyMap<number, Told>): Map<number, Told[]> {
	const loops = new Map<number, Told[]>()
	// A maker stands before what it made, so its loop is known.
	const loopOf = new Map<number, number>()
	for (const one of told.values()) {
		const { task, kind = 'task', by } = one.created
		const loop = kind === 'task' ? ((by === undefined ? undefined : loopOf.get(by)) ?? 0) : task
		loopOf.set(task, loop)
		if (kind !== 'task') continue
		const members = loops.get(loop)
		if (members) members.push(one)
		else loops.set(loop, [one])
	}
	return loops
}

/** One turn of a task on its loop, and what came before it. */
interface Turn {
	task: number
	from: number
	to: number
	/** Since when it did not run. */
	since: number
	/** Left out: it was ready. */
	waited?: Wait | 'unknown'
}

/** All turns of the loop, as they followed each other. */
function turnsOf(members: readonly Told[]): Turn[] {
	return members
		.flatMap(({ created, ran }) =>
			ran.map(({ task, from, to }, at): Turn => {
				const before = ran[at - 1]
				return {
					task,
					from,
					to,
					since: before?.to ?? created.at,
					...(before?.then === 'waits' && { waited: before.on ?? 'unknown' }),
				}
			}),
		)
		.sort((a, b) => a.from - b.from)
}

function blockOf(stretch: Ran, members: readonly Told[], turns: readonly Turn[]): Block {
	const { task, from, to, place } = stretch
	const held = new Set<number>()
	let reached = to
	for (let at = firstAfter(turns, to - grain); at < turns.length; at++) {
		const turn = turns[at]
		if (!turn || turn.from > reached + breath) break
		reached = Math.max(reached, turn.to)
		// Whoever began to wait after the long stretch was not there to be held up.
		if (turn.task !== task && turn.since < to - grain && isHeldUp(turn)) held.add(turn.task)
	}
	for (const { created, ran } of members)
		if (ran.length === 0 && created.task !== task && created.at < to) held.add(created.task)
	return { task, from, to, ...(place && { place }), held: [...held].sort((a, b) => a - b) }
}

function isHeldUp({ waited }: Turn): boolean {
	return (
		waited === undefined ||
		(waited !== 'unknown' && !['lock', 'queue', 'task', 'other'].includes(waited.kind))
	)
}

/** Where the first turn stands that begins at a time or later. */
function firstAfter(turns: readonly Turn[], time: number): number {
	let low = 0
	let high = turns.length
	while (low < high) {
		const middle = (low + high) >> 1
		if ((turns[middle]?.from ?? Infinity) < time) low = middle + 1
		else high = middle
	}
	return low
}
