import { expect, test } from 'vitest'
import { MachineClock } from './clock.ts'
import { Cores } from './cores.ts'

function openCores(count: number) {
	const clock = new MachineClock()
	clock.begin('pure')
	const cores = new Cores(clock, count)
	return {
		clock,
		cores,
		/** A turn of that process, which computes for so long. */
		compute: (process: number, duration: number) => {
			cores.begin()
			clock.skipTo(clock.peek() + duration)
			return cores.account({ process })
		},
		/** When the process may go on. */
		next: (process: number) => {
			const found = cores.take([{ process }])
			return typeof found === 'object' ? clock.peek() : found
		},
	}
}

test('one process alone moves the clock by what it computes', () => {
	const { clock, compute } = openCores(2)
	expect(compute(1, 10)).toBe(false)
	expect(clock.peek()).toBe(10)
})

test('one of several moves it only for itself', () => {
	const { clock, cores, compute, next } = openCores(2)
	cores.share()
	expect(compute(1, 10)).toBe(true)
	expect(clock.peek()).toBe(0)
	expect(next(1)).toBe(10)
	expect(next(2)).toBe(0)
})

test('what the only process had computed before others came stays', () => {
	const { clock, cores } = openCores(2)
	cores.begin()
	clock.skipTo(10)
	cores.share()
	clock.skipTo(14)
	cores.account({ process: 1 })
	expect(clock.peek()).toBe(10)
})

test('who computed nothing may go on at once', () => {
	const { cores, compute } = openCores(2)
	cores.share()
	expect(compute(1, 0)).toBe(false)
})

test('a process waits for the first core that is free', () => {
	const { clock, cores, compute, next } = openCores(2)
	cores.share()
	compute(1, 10)
	compute(2, 7)
	expect(next(3)).toBe(7)
	clock.skipTo(7)
	expect(next(3)).toBe(7)
})

test('the first that may compute is taken, and the others stay in their order', () => {
	const { cores, compute } = openCores(2)
	cores.share()
	compute(1, 10)
	const ready = [1, 2, 1, 3].map((process) => ({ process }))
	expect(cores.take(ready)).toEqual({ process: 2 })
	expect(ready.map(({ process }) => process)).toEqual([1, 1, 3])
})

test('the core of a process that is gone is free', () => {
	const { cores, compute, next } = openCores(1)
	cores.share()
	compute(1, 10)
	cores.release(1)
	expect(next(2)).toBe(0)
})

test('after a reset there is one process again', () => {
	const { clock, cores, compute } = openCores(1)
	cores.share()
	compute(1, 10)
	cores.reset()
	compute(2, 4)
	expect(clock.peek()).toBe(4)
})
