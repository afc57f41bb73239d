import type { Bar } from './bars.ts'
import type { Lane, Timeline } from './lanes.ts'

/** One bar of a timeline, by the places of its lane and of itself. */
export interface Selection {
	lane: number
	bar: number
}

/** A step that a person takes from bar to bar. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'home' | 'end'

/** What a selection stands for; `undefined` where the timeline has no such bar. */
export function selected(
	{ lanes }: Timeline,
	{ lane, bar }: Selection,
): { lane: Lane; bar: Bar } | undefined {
	const found = lanes[lane]
	const one = found?.bars[bar]
	return found && one && { lane: found, bar: one }
}

/** Takes a step; at the edge it stays. Up and down it keeps to the same time as well as it can. */
export function step(
	timeline: Timeline,
	from: Selection | undefined,
	way: Step,
): Selection | undefined {
	const now = from && selected(timeline, from)
	if (!from || !now) return firstOf(timeline)
	const last = now.lane.bars.length - 1
	switch (way) {
		case 'left':
			return { ...from, bar: Math.max(0, from.bar - 1) }
		case 'right':
			return { ...from, bar: Math.min(last, from.bar + 1) }
		case 'home':
			return { ...from, bar: 0 }
		case 'end':
			return { ...from, bar: last }
		case 'up':
			return inNextLane(timeline, from, now.bar, -1)
		case 'down':
			return inNextLane(timeline, from, now.bar, 1)
	}
}

/**
 * The bar of a lane at a moment. Within `slack` seconds the nearest one that ran wins: those are short, and
 * a person aims at them.
 */
export function barAt(
	{ lanes }: Timeline,
	lane: number,
	time: number,
	slack: number,
): Selection | undefined {
	const hits = distances(lanes[lane], time).filter(({ away }) => away <= slack)
	const ran = nearest(hits.filter(({ bar }) => bar.is === 'runs' && bar.to - bar.from <= slack))
	const hit = ran ?? nearest(hits)
	return hit && { lane, bar: hit.at }
}

/** The tasks that stay in sight when one is followed: itself, its makers, and what it waits for at any time. */
export function related({ lanes }: Timeline, task: number): Set<number> {
	const byTask = new Map(lanes.map((lane) => [lane.task, lane]))
	const kept = new Set([task])
	for (const { on } of byTask.get(task)?.bars ?? []) if (on?.task !== undefined) kept.add(on.task)
	for (let by = byTask.get(task)?.by; by !== undefined && !kept.has(by); by = byTask.get(by)?.by)
		kept.add(by)
	return kept
}

function firstOf({ lanes }: Timeline): Selection | undefined {
	const lane = lanes.findIndex(({ bars }) => bars.length > 0)
	return lane < 0 ? undefined : { lane, bar: 0 }
}

function inNextLane({ lanes }: Timeline, from: Selection, bar: Bar, by: 1 | -1): Selection {
	for (let lane = from.lane + by; lanes[lane]; lane += by) {
		const found = nearest(distances(lanes[lane], (bar.from + bar.to) / 2))
		if (found) return { lane, bar: found.at }
	}
	return from
}

/** How far each bar of a lane is from a moment, in seconds: 0 where it lies within. */
function distances(lane: Lane | undefined, time: number): { bar: Bar; at: number; away: number }[] {
	const bars = lane?.bars ?? []
	return bars.map((bar, at) => ({ bar, at, away: Math.max(0, bar.from - time, time - bar.to) }))
}

function nearest<Near extends { away: number }>(all: readonly Near[]): Near | undefined {
	return all.reduce<Near | undefined>(
		(best, one) => (best === undefined || one.away < best.away ? one : best),
		undefined,
	)
}
