import type { RequestLog } from '../course/request-log.ts'
import type { TraceEvent, Wait } from '../course/trace.ts'
import type { TracedRun } from './lanes.ts'

const file = 'main.py'

/** A task comes to be. */
export function created(
	task: number,
	at: number,
	more: Partial<Extract<TraceEvent, { what: 'created' }>> = {},
): TraceEvent {
	return { what: 'created', task, at, name: `Task-${task}`, runs: 'work', ...more }
}

/** A task runs and then waits. */
export function waits(task: number, [from, to]: [number, number], on: Wait, line = 7): TraceEvent {
	return { what: 'ran', task, from, to, then: 'waits', in: 'work', place: { file, line }, on }
}

/** A task runs for the last time, or gives way. */
export function ran(
	task: number,
	[from, to]: [number, number],
	then: 'done' | 'failed' | 'cancelled' | 'yields' = 'done',
): TraceEvent {
	return { what: 'ran', task, from, to, then, in: 'work', place: { file, line: 9 } }
}

/** A run of these events. */
export function run(
	seconds: number,
	events: TraceEvent[],
	more: Partial<Omit<TracedRun, 'seconds'>> = {},
): TracedRun {
	return {
		title: 'Mine now',
		trace: { version: 2, events },
		requests: { entries: [], peak: 0 },
		seconds,
		...more,
	}
}

/** The record of requests that were in flight during these spans; without an end they still are. */
export function log(...spans: [number, number?][]): RequestLog {
	const entries = spans.map(([start, end]) => ({
		url: 'https://lab.test/',
		method: 'GET',
		start,
		...(end !== undefined && { end }),
		outcome: end === undefined ? ('in flight' as const) : ('answered' as const),
	}))
	return { entries, peak: 0 }
}

/** Twenty tasks that wait 0.1 s for an answer, all at the same time. */
export function twentyAtOnce(): TracedRun {
	const tasks = Array.from({ length: 20 }, (_, at) => at + 2)
	return run(
		0.1,
		[
			created(1, 0, { runs: 'main' }),
			...tasks.map((task) => created(task, 0, { runs: 'fetch_name', by: 1 })),
			waits(1, [0, 0], { kind: 'task', task: 2 }, 17),
			...tasks.map((task) => waits(task, [0, 0], { kind: 'http', name: 'GET /' })),
			...tasks.map((task) => ran(task, [0.1, 0.1])),
			ran(1, [0.1, 0.1]),
		],
		{ requests: log(...tasks.map((): [number, number] => [0, 0.1])) },
	)
}

/** As many tasks as asked for, each with so many turns, under one that made them all. */
export function crowd(tasks: number, turns: number): TracedRun {
	const numbers = Array.from({ length: tasks }, (_, at) => at + 2)
	const turn = (task: number, at: number): TraceEvent =>
		waits(task, [at * 0.01 + task * 1e-6, at * 0.01 + task * 1e-6 + 1e-4], {
			kind: at % 2 === 0 ? 'http' : 'sleep',
		})
	const rounds = Array.from({ length: turns }, (_, at) => numbers.map((task) => turn(task, at)))
	return run(turns * 0.01, [
		created(1, 0, { runs: 'main' }),
		...numbers.map((task) => created(task, 0, { by: 1 })),
		...rounds.flat(),
	])
}
