import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockModes, type ClockMode } from '../../course/clock-mode.ts'
import { MachineClock } from './clock.ts'

const second = 1e9
const today = Date.UTC(2026, 10, 25, 12)

beforeEach(() => {
	vi.useFakeTimers({ now: today })
	// Fake timers leave the moment at which the real clock began; a date is the sum of both.
	vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(today - performance.now())
})

afterEach(() => {
	vi.restoreAllMocks()
	vi.useRealTimers()
})

function open(mode: ClockMode) {
	const clock = new MachineClock()
	clock.begin(mode)
	return clock
}

test.for(clockModes)('a program begins at 0 by the clock %s', (mode) => {
	const clock = open(mode)
	vi.advanceTimersByTime(1_000)
	clock.skipTo(9 * second)
	clock.begin(mode)
	expect(clock.mode).toBe(mode)
	expect(clock.peek()).toBe(0)
})

test('in pure, the world’s time does not count, and reading costs a microsecond', () => {
	const clock = open('pure')
	vi.advanceTimersByTime(5_000)
	expect(clock.peek()).toBe(0)
	expect(clock.read()).toBe(1_000)
	expect(clock.read()).toBe(2_000)
	expect(clock.peek()).toBe(2_000)
})

test('in pure, work has a fixed price', () => {
	const clock = open('pure')
	clock.work(250)
	expect(clock.peek()).toBe(1_000_000)
})

test('programs are counted, and the date of the last beginning is kept', () => {
	const clock = new MachineClock()
	expect(clock.programs).toBe(0)
	clock.begin('pure')
	const first = clock.startDate
	clock.skipTo(second)
	expect(clock.startDate).toBe(first)
	vi.advanceTimersByTime(1_000)
	clock.begin('real')
	expect(clock.programs).toBe(2)
	expect(clock.startDate).toBe(Date.now())
})

test('in pure, every program runs on the first of January 2030', () => {
	const date = Number(open('pure').date() / 1_000_000n)
	expect(new Date(date).toISOString()).toBe('2030-01-01T09:00:00.000Z')
})

test('in pure and hybrid, nobody has to wait for a moment', () => {
	for (const mode of ['pure', 'hybrid'] as const) {
		const clock = open(mode)
		clock.skipTo(3 * second)
		expect(clock.peek()).toBe(3 * second)
		clock.skipTo(2 * second)
		expect(clock.peek()).toBe(3 * second)
		clock.skipTo(3 * second + 0.25)
		expect(clock.peek()).toBe(3 * second + 1)
	}
})

test('in hybrid, the world’s time counts beside what was skipped, and work has no price', () => {
	const clock = open('hybrid')
	vi.advanceTimersByTime(250)
	clock.skipTo(2 * second)
	vi.advanceTimersByTime(250)
	clock.work(1_000)
	expect(clock.read()).toBe(2.25 * second)
	expect(clock.peek()).toBe(2.25 * second)
})

test('in real, only the world’s time counts', () => {
	const clock = open('real')
	clock.skipTo(9 * second)
	clock.work(1_000)
	vi.advanceTimersByTime(1_500)
	expect(clock.read()).toBe(1.5 * second)
})

test('in real and hybrid, the date is today’s', () => {
	for (const mode of ['real', 'hybrid'] as const) {
		const clock = open(mode)
		const began = Date.now()
		vi.advanceTimersByTime(1_000)
		expect(clock.date()).toBe(BigInt(began + 1_000) * 1_000_000n)
	}
})

test('a date has all its digits, though today has too many nanoseconds for a number', () => {
	const clock = open('pure')
	expect(clock.date() % 1_000_000n).toBe(1_000n)
	expect(clock.date() % 1_000_000n).toBe(2_000n)
})

test.for(clockModes)('time that passed on another core is taken back by the clock %s', (mode) => {
	const clock = open(mode)
	clock.skipTo(3 * second)
	vi.advanceTimersByTime(3_000)
	const before = clock.peek()
	clock.rewind(2 * second)
	expect(clock.peek()).toBe(before - 2 * second)
})
