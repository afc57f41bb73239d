import { afterEach, expect, test, vi } from 'vitest'
import type { ClockMode } from '../../course/clock-mode.ts'
import { MachineClock } from './clock.ts'
import type { Answer } from './messages.ts'
import { RunSoFar } from './run-so-far.ts'

afterEach(() => vi.useRealTimers())

function open(mode: ClockMode) {
	vi.useFakeTimers({ toFake: ['performance'] })
	const clock = new MachineClock()
	clock.begin(mode)
	const said: Answer[] = []
	const soFar = new RunSoFar((answer) => said.push(answer), clock, { entries: [], peak: 0 })
	return { soFar, said }
}

test('on the pure clock it is told at the same beats on every computer, more and more seldom', () => {
	const { soFar } = open('pure')
	const told: number[] = []
	for (let beat = 1; beat <= 40; beat++) {
		if (!soFar.takeBeat()) continue
		told.push(beat)
		soFar.hear('[]', 0)
		vi.advanceTimersByTime(beat)
	}
	expect(told).toEqual([2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 30, 38])
	expect(soFar.isDue).toBe(false)
})

test('elsewhere a long trace is told seldom, and a short one as often as anybody asks', () => {
	const { soFar, said } = open('real')
	expect(soFar.takeBeat()).toBe(true)
	soFar.hear('[]', 0)
	vi.advanceTimersByTime(1)
	expect(soFar.isDue).toBe(true)
	soFar.hear(`[${' '.repeat(1_000_000)}]`, 3)
	vi.advanceTimersByTime(999)
	expect([soFar.isDue, soFar.takeBeat()]).toEqual([false, false])
	vi.advanceTimersByTime(2)
	expect([soFar.isDue, soFar.takeBeat()]).toEqual([true, true])
	expect(said).toMatchObject([{ leftOut: 0, goesOn: true }, { leftOut: 3 }])
})

test('nothing is said of nothing', () => {
	const { soFar, said } = open('real')
	soFar.hear('', 0)
	expect(said).toEqual([])
})
