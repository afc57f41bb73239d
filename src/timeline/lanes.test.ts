import { expect, test } from 'vitest'
import { layOut } from './lanes.ts'
import { created, log, ran, run, twentyAtOnce, waits } from './made-up-run.ts'

test('a task is ready from its creation to its first turn, and waits from one turn to the next', () => {
	const [lane] = layOut(
		run(3, [created(1, 0), waits(1, [0.5, 1], { kind: 'sleep' }), ran(1, [2.5, 3])]),
	).lanes
	expect(lane?.bars.map(({ is, from, to }) => [is, from, to])).toEqual([
		['ready', 0, 0.5],
		['runs', 0.5, 1],
		['waits', 1, 2.5],
		['runs', 2.5, 3],
	])
	expect(lane?.bars[2]).toMatchObject({
		on: { kind: 'sleep' },
		place: { file: 'main.py', line: 7 },
	})
})

test('a task that only gave way is ready, not waiting', () => {
	const [lane] = layOut(run(2, [created(1, 0), ran(1, [0, 1], 'yields'), ran(1, [1.5, 2])])).lanes
	expect(lane?.bars.map(({ is }) => is)).toEqual(['runs', 'ready', 'runs'])
})

test('a task that never came to its end waits until the run did', () => {
	const [lane] = layOut(run(5, [created(1, 0), waits(1, [0, 1], { kind: 'queue' })])).lanes
	expect(lane?.bars.at(-1)).toMatchObject({ is: 'waits', from: 1, to: 5 })
})

test('a task that is over has no bar after its end', () => {
	const [lane] = layOut(run(5, [created(1, 0), ran(1, [0, 1], 'failed')])).lanes
	expect(lane?.bars).toHaveLength(1)
	expect(lane?.bars[0]).toMatchObject({ to: 1, end: 'failed' })
})

test('turns that follow each other without a pause are one bar, and are counted', () => {
	const turns = [0, 1, 2, 3].map((at) => ran(1, [at, at + 1], at === 3 ? 'done' : 'yields'))
	const [lane] = layOut(run(4, [created(1, 0), ...turns])).lanes
	expect(lane?.bars).toMatchObject([{ is: 'runs', from: 0, to: 4, turns: 4, end: 'done' }])
})

test('a turn without length stays where it stands between two waits', () => {
	const sleep = { kind: 'sleep' } as const
	const [lane] = layOut(
		run(3, [created(1, 0), waits(1, [0, 0], sleep), waits(1, [1, 1], sleep), ran(1, [2, 2])]),
	).lanes
	expect(lane?.bars.map(({ is }) => is)).toEqual(['runs', 'waits', 'runs', 'waits', 'runs'])
})

test('lanes stand in the order in which they were created, under their makers', () => {
	const { lanes } = layOut(
		run(1, [
			created(1, 0),
			created(2, 0, { by: 1 }),
			created(3, 0.1, { kind: 'thread', by: 2 }),
			created(4, 0.2, { by: 1 }),
		]),
	)
	expect(lanes.map(({ task, depth, by, kind }) => [task, depth, by, kind])).toEqual([
		[1, 0, undefined, 'task'],
		[2, 1, 1, 'task'],
		[3, 2, 2, 'thread'],
		[4, 1, 1, 'task'],
	])
})

test('what libraries make for themselves has no lane, and its children stand under its maker', () => {
	const resolve = { what: 'ran', from: 0.1, to: 0.2, then: 'waits', on: { kind: 'other' } } as const
	const { lanes, folded } = layOut(
		run(1, [
			created(1, 0),
			waits(1, [0, 0.1], { kind: 'http' }),
			created(2, 0.1, { runs: 'TCPConnector._resolve_host', by: 1, isLibrarys: true }),
			{ ...resolve, task: 2 },
			created(3, 0.1, { by: 2 }),
			waits(3, [0.2, 0.3], { kind: 'sleep' }),
			created(4, 1, { runs: 'BaseEventLoop.shutdown_asyncgens', isLibrarys: true }),
		]),
	)
	expect(lanes.map(({ task }) => task)).toEqual([1, 3])
	expect(lanes[1]).toMatchObject({ by: 1, depth: 1 })
	expect(folded).toBe(2)
})

test('a task that was cancelled before its first line keeps its lane', () => {
	const cancelled = { what: 'ran', task: 2, from: 1, to: 1, then: 'cancelled' } as const
	const { lanes } = layOut(
		run(1, [created(1, 0), ran(1, [0, 1]), created(2, 0, { by: 1 }), cancelled]),
	)
	expect(lanes.map(({ task }) => task)).toEqual([1, 2])
})

test('a trace without any line keeps all tasks but those of asyncio', () => {
	const bare = {
		what: 'ran',
		task: 1,
		from: 0,
		to: 1,
		then: 'waits',
		on: { kind: 'http' },
	} as const
	expect(layOut(run(1, [created(1, 0), bare])).lanes).toHaveLength(1)
})

test('twenty waits of 0.1 s at once are two seconds of waiting in 0.1 s', () => {
	const timeline = layOut(twentyAtOnce())
	expect(timeline.waited).toBeCloseTo(2)
	expect(timeline.seconds).toBe(0.1)
	expect(timeline.inFlight.peak).toBe(20)
})

test('waiting for a lock, a queue or a task is not counted as waiting for the world', () => {
	const kinds = ['lock', 'queue', 'task', 'other'] as const
	const events = kinds.flatMap((kind, at) => [
		created(at + 1, 0),
		waits(at + 1, [0, 0], { kind }),
		ran(at + 1, [1, 1]),
	])
	expect(layOut(run(1, events)).waited).toBe(0)
})

test('what a thread waits for is counted once, in the task that waits for the thread', () => {
	const { waited } = layOut(
		run(1, [
			created(1, 0),
			waits(1, [0, 0], { kind: 'thread' }),
			created(2, 0, { kind: 'thread', by: 1 }),
			waits(2, [0, 0], { kind: 'http' }),
			ran(2, [1, 1]),
			ran(1, [1, 1]),
		]),
	)
	expect(waited).toBe(1)
})

test('where only threads wait, theirs counts, and not that one waits for the others', () => {
	const thread = (task: number, on: 'http' | 'thread') => [
		created(task, 0, { kind: 'thread' }),
		waits(task, [0, 0], { kind: on }),
		ran(task, [1, 1]),
	]
	const events = [...thread(1, 'thread'), ...thread(2, 'http'), ...thread(3, 'http')]
	expect(layOut(run(1, events)).waited).toBe(2)
})

test('requests one after the other are never two at once', () => {
	expect(layOut(run(3, [], { requests: log([0, 1], [1, 2], [2, 3]) })).inFlight).toEqual({
		steps: [
			{ at: 0, count: 1 },
			{ at: 1, count: 1 },
			{ at: 2, count: 1 },
			{ at: 3, count: 0 },
		],
		peak: 1,
	})
})

test('a request without an answer is in flight until the end', () => {
	const { steps } = layOut(run(3, [], { requests: log([1]) })).inFlight
	expect(steps).toEqual([
		{ at: 1, count: 1 },
		{ at: 3, count: 0 },
	])
})

test('without a record of requests, the tasks that wait for http are counted', () => {
	const { requests: _, ...rest } = twentyAtOnce()
	expect(layOut({ ...rest, requests: log() }).inFlight.peak).toBe(20)
})

test('a run that was stopped is as long as its last event says', () => {
	expect(layOut(run(0, [created(1, 0), ran(1, [0, 2.5])])).seconds).toBe(2.5)
})
