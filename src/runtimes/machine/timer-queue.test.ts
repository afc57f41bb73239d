import { expect, test } from 'vitest'
import { TimerQueue } from './timer-queue.ts'

/** Lets everything happen that is due at that moment. */
function advance(queue: TimerQueue, now: number) {
	while (queue.fire(now));
}

test('timers happen by their moments, and at one moment in the order they were set', () => {
	const queue = new TimerQueue()
	const done: string[] = []
	const moments = [5, 1, 3, 1, 5, 2, 4, 1, 3]
	moments.forEach((when, index) => queue.add(when, () => done.push(`${when}:${index}`)))
	advance(queue, 5)
	expect(done).toEqual(['1:1', '1:3', '1:7', '2:5', '3:2', '3:8', '4:6', '5:0', '5:4'])
})

test('nothing happens before its moment', () => {
	const queue = new TimerQueue()
	const done: number[] = []
	for (const when of [3, 1, 2]) queue.add(when, () => done.push(when))
	expect(queue.first).toBe(1)
	expect(queue.fire(0.5)).toBe(false)
	advance(queue, 2)
	expect(done).toEqual([1, 2])
	expect(queue.first).toBe(3)
})

test('a timer that is called off does not happen', () => {
	const queue = new TimerQueue()
	const done: number[] = []
	const timers = [3, 1, 2].map((when) => queue.add(when, () => done.push(when)))
	timers[1]?.cancel()
	expect(queue.first).toBe(2)
	timers[0]?.cancel()
	timers[0]?.cancel()
	advance(queue, 9)
	expect(done).toEqual([2])
	expect(queue.first).toBeUndefined()
})

test('a timer that has happened can be called off, to no effect', () => {
	const queue = new TimerQueue()
	const timer = queue.add(1, () => undefined)
	advance(queue, 1)
	timer.cancel()
	queue.add(2, () => undefined)
	expect(queue.first).toBe(2)
	expect(queue.size).toBe(1)
})

test('a timer may set another at the same moment', () => {
	const queue = new TimerQueue()
	const done: string[] = []
	queue.add(1, () => {
		done.push('first')
		queue.add(1, () => done.push('third'))
	})
	queue.add(1, () => done.push('second'))
	advance(queue, 1)
	expect(done).toEqual(['first', 'second', 'third'])
})

test('timers that were called off take no room for long', () => {
	const queue = new TimerQueue()
	queue.add(1, () => undefined)
	for (let i = 0; i < 10_000; i++) queue.add(1e12 + i, () => undefined).cancel()
	expect(queue.size).toBeLessThan(100)
	expect(queue.first).toBe(1)
})

test('timers that were called off leave the others in their order', () => {
	const queue = new TimerQueue()
	const done: string[] = []
	const timers = Array.from({ length: 400 }, (_, index) => {
		const when = (index * 7919) % 37
		return { when, index, timer: queue.add(when, () => done.push(`${when}:${index}`)) }
	})
	for (const { timer, index } of timers) if (index % 4 !== 0) timer.cancel()
	advance(queue, 37)
	const kept = timers.filter(({ index }) => index % 4 === 0)
	kept.sort((a, b) => a.when - b.when || a.index - b.index)
	expect(done).toEqual(kept.map(({ when, index }) => `${when}:${index}`))
})

test('an emptied queue has nothing left to do', () => {
	const queue = new TimerQueue()
	const done: string[] = []
	const timer = queue.add(1, () => done.push('before'))
	queue.clear()
	timer.cancel()
	queue.add(2, () => done.push('after'))
	advance(queue, 9)
	expect(done).toEqual(['after'])
})
