import { expect, test } from 'vitest'
import type { TraceEvent } from '../course/trace.ts'
import { layOut } from './lanes.ts'
import { created, ran, run, waits } from './made-up-run.ts'

const sleep = { kind: 'sleep' } as const

function blocksOf(...events: TraceEvent[]) {
	return layOut(run(3, events)).blocks
}

test('a task that computes while the sleep of another ends has blocked the loop', () => {
	const blocks = blocksOf(
		created(1, 0),
		created(2, 0),
		waits(2, [0, 0], sleep),
		waits(1, [0.1, 1.1], sleep, 20),
		ran(2, [1.1001, 1.1002]),
		ran(1, [2, 2]),
	)
	expect(blocks).toEqual([
		{ task: 1, from: 0.1, to: 1.1, place: { file: 'main.py', line: 20 }, held: [2] },
	])
})

test('the bar that blocked says so, and no other', () => {
	const { lanes } = layOut(
		run(1, [created(1, 0), created(2, 0), ran(1, [0, 0.5]), ran(2, [0.5, 0.6])]),
	)
	expect(lanes.map(({ bars }) => bars.at(-1)?.blocks)).toEqual([true, undefined])
})

test('less than a tenth of a second is no block', () => {
	expect(blocksOf(created(1, 0), created(2, 0), ran(1, [0, 0.09]), ran(2, [0.09, 0.1]))).toEqual([])
	expect(
		blocksOf(created(1, 0), created(2, 0), ran(1, [0, 0.1]), ran(2, [0.1, 0.11])),
	).toHaveLength(1)
})

test('a task that is alone with its loop blocks nobody', () => {
	expect(blocksOf(created(1, 0), ran(1, [0, 2]))).toEqual([])
})

test('a wait that ends later harmed nobody', () => {
	expect(
		blocksOf(
			created(1, 0),
			created(2, 0),
			waits(2, [0, 0], sleep),
			ran(1, [0.1, 1.1]),
			ran(2, [1.5, 1.6]),
		),
	).toEqual([])
})

test('a task that waits for the one that computes is not held up by it', () => {
	expect(
		blocksOf(
			created(1, 0),
			waits(1, [0, 0], { kind: 'task', task: 2 }),
			created(2, 0, { by: 1 }),
			ran(2, [0, 1]),
			ran(1, [1, 1.01]),
		),
	).toEqual([])
})

test('tasks that were ready all the while are held up, also those that never had a turn', () => {
	const [block] = blocksOf(
		created(1, 0),
		created(2, 0, { by: 1 }),
		created(3, 0, { by: 1 }),
		created(4, 2, { by: 1 }),
		ran(1, [0, 1], 'yields'),
		ran(2, [1, 1.05]),
	)
	expect(block?.held).toEqual([2, 3])
})

test('each of three that sleep with time.sleep blocks those after it', () => {
	const blocks = blocksOf(
		...[1, 2, 3].map((task) => created(task, 0)),
		...[1, 2, 3].map((task) => ran(task, [task - 1, task])),
	)
	expect(blocks.map(({ task, held }) => [task, held])).toEqual([
		[1, [2, 3]],
		[2, [3]],
	])
})

test('a thread blocks no loop, and tasks of two threads have loops of their own', () => {
	expect(
		blocksOf(
			created(1, 0),
			created(2, 0, { kind: 'thread', by: 1 }),
			created(3, 0, { by: 2 }),
			ran(2, [0, 1]),
			ran(3, [1, 1.2]),
			ran(1, [1, 1.1]),
		),
	).toEqual([])
})

test('of a call inside of a call, the inner one blocks', () => {
	const blocks = blocksOf(
		created(1, 0),
		created(2, 0),
		created(3, 0, { by: 1 }),
		waits(2, [0, 0], sleep),
		ran(3, [0.1, 1]),
		ran(1, [0, 1]),
		ran(2, [1, 1]),
	)
	expect(blocks.map(({ task }) => task)).toEqual([3])
})
