import type { Wait } from '../course/trace.ts'
import type { Lane } from './lanes.ts'

/** Things outside of the event loop: waiting for several of them at once is what concurrency gains. */
const outside: readonly Wait['kind'][] = ['sleep', 'http', 'thread', 'process']

/**
 * Seconds of waiting for things outside, over all lanes. Where tasks wait, theirs counts alone: what a thread
 * waits for is in the waiting of the task that handed it over. Where only threads wait, it is their sleeping
 * and their requests: that one waits for the others says the same once more.
 */
export function addWaiting(lanes: readonly Lane[]): number {
	const tasks = add(lanes, 'task', outside)
	if (tasks > 0) return tasks
	return add(lanes, 'thread', ['sleep', 'http']) + add(lanes, 'process', ['sleep', 'http'])
}

function add(lanes: readonly Lane[], kind: Lane['kind'], kinds: readonly Wait['kind'][]): number {
	return lanes
		.filter((lane) => lane.kind === kind)
		.flatMap(({ bars }) => bars)
		.filter(({ on }) => on && kinds.includes(on.kind))
		.reduce((total, { from, to }) => total + (to - from), 0)
}
