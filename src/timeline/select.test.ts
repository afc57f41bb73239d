import { expect, test } from 'vitest'
import { layOut } from './lanes.ts'
import { created, ran, run, waits } from './made-up-run.ts'
import { barAt, related, step } from './select.ts'

const timeline = layOut(
	run(10, [
		created(1, 0),
		created(2, 0, { by: 1 }),
		created(3, 10, { by: 2 }),
		created(4, 0, { by: 1 }),
		waits(1, [0, 1], { kind: 'task', task: 4 }),
		waits(2, [1, 2], { kind: 'sleep' }),
		ran(2, [6, 7]),
		ran(4, [7, 7]),
		ran(1, [9, 10]),
	]),
)

test('the first step goes to the first bar', () => {
	expect(step(timeline, undefined, 'right')).toEqual({ lane: 0, bar: 0 })
	expect(step(layOut(run(1, [])), undefined, 'right')).toBeUndefined()
})

test('left and right go from bar to bar, and stay at the ends', () => {
	expect(step(timeline, { lane: 0, bar: 0 }, 'right')).toEqual({ lane: 0, bar: 1 })
	expect(step(timeline, { lane: 0, bar: 2 }, 'right')).toEqual({ lane: 0, bar: 2 })
	expect(step(timeline, { lane: 0, bar: 0 }, 'left')).toEqual({ lane: 0, bar: 0 })
	expect(step(timeline, { lane: 0, bar: 0 }, 'end')).toEqual({ lane: 0, bar: 2 })
})

test('down and up keep to the time, and pass over a lane without bars', () => {
	// From 1 s to 9 s it waits; in the middle of that, the second task does, too.
	const below = step(timeline, { lane: 0, bar: 1 }, 'down')
	expect(below).toEqual({ lane: 1, bar: 2 })
	expect(step(timeline, { lane: 1, bar: 3 }, 'down')).toEqual({ lane: 3, bar: 0 })
	expect(step(timeline, { lane: 0, bar: 1 }, 'up')).toEqual({ lane: 0, bar: 1 })
})

test('a hand that aims at a short turn need not hit it', () => {
	expect(barAt(timeline, 3, 6.9, 0.2)).toEqual({ lane: 3, bar: 1 })
	expect(barAt(timeline, 3, 6.5, 0.2)).toEqual({ lane: 3, bar: 0 })
	expect(barAt(timeline, 1, 8, 0.2)).toBeUndefined()
	expect(barAt(timeline, 99, 8, 0.2)).toBeUndefined()
})

test('with a task stay its makers and what it waits for', () => {
	expect([...related(timeline, 3)]).toEqual([3, 2, 1])
	expect([...related(timeline, 1)]).toEqual([1, 4])
})
