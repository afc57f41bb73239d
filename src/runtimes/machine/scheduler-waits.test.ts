import { afterEach, expect, test, vi } from 'vitest'
import { openThreads, second, turn } from './fake-threads.ts'
import { mainThread, wakes } from './scheduler.ts'

afterEach(() => {
	vi.useRealTimers()
})

test('while something is expected from outside, silence is no deadlock', async () => {
	const { scheduler, seconds } = openThreads()
	const over = scheduler.expect()
	const parked = turn(scheduler.park())
	setImmediate(() => {
		scheduler.wake(mainThread)
		over()
	})
	expect(await parked).toBe(wakes.woken)
	expect(seconds()).toBe(0)
})

test('an outside event that brings nothing leaves the deadlock', async () => {
	const { scheduler } = openThreads()
	const over = scheduler.expect()
	const parked = turn(scheduler.park())
	setImmediate(over)
	expect(await parked).toBe(wakes.deadlocked)
})

test('every one of several outside events must be over, and each once', async () => {
	const { scheduler } = openThreads()
	const [one, other] = [scheduler.expect(), scheduler.expect()]
	one()
	one()
	const parked = turn(scheduler.park())
	setImmediate(() => {
		scheduler.wake(mainThread)
		other()
	})
	expect(await parked).toBe(wakes.woken)
})

test('threads that never wait still let the world be heard', async () => {
	const { scheduler, start } = openThreads({ mode: 'real' })
	const over = scheduler.expect()
	const heard = new AbortController()
	setTimeout(() => {
		heard.abort()
		over()
	}, 5)
	start(async () => {
		while (!heard.signal.aborted) await turn(scheduler.yield())
	})
	while (!heard.signal.aborted) await turn(scheduler.yield())
	await turn(scheduler.yield())
	await turn(scheduler.yield())
	expect(scheduler.size).toBe(1)
})

test('a thread that computes alone gives way to the world after a while', async () => {
	const { scheduler } = openThreads({ mode: 'real' })
	const over = scheduler.expect()
	expect(scheduler.isContended).toBe(false)
	expect(scheduler.yield()).toBe(wakes.woken)
	compute(25)
	expect(scheduler.isContended).toBe(true)
	let isHeard = false
	setTimeout(() => (isHeard = true))
	expect(await turn(scheduler.yield())).toBe(wakes.woken)
	expect(isHeard).toBe(true)
	expect(scheduler.isContended).toBe(false)
	over()
	compute(25)
	expect(scheduler.isContended).toBe(false)
})

test('no virtual time passes while the world is asked', async () => {
	const { scheduler, seconds, said } = openThreads()
	scheduler.at(second, () => said.push('timer'))
	const over = scheduler.expect()
	const parked = turn(scheduler.park())
	setImmediate(() => {
		said.push('world')
		scheduler.wake(mainThread)
		over()
	})
	await parked
	expect(said).toEqual(['world'])
	expect(seconds()).toBe(0)
})

test('the real clock sleeps short times without turning the event loop', () => {
	vi.useFakeTimers({ toFake: ['performance'] })
	const slept: number[] = []
	const { scheduler } = openThreads({ mode: 'real', block: passTimeInto(slept) })
	expect(scheduler.park(scheduler.after(5e6, () => undefined).when)).toBe(wakes.timedOut)
	expect(slept).toEqual([5])
})

test('the real clock turns the event loop while it sleeps longer', async () => {
	const { scheduler, clock } = openThreads({ mode: 'real' })
	let heard = false
	const parked = scheduler.park(clock.peek() + 40e6)
	setImmediate(() => (heard = true))
	expect(parked).toHaveProperty('promise')
	expect(await turn(parked)).toBe(wakes.timedOut)
	expect(heard).toBe(true)
	expect(clock.peek()).toBeGreaterThanOrEqual(40e6)
	expect(scheduler.switches).toBe(0)
})

test('without switching, the real clock blocks however long it takes', () => {
	vi.useFakeTimers({ toFake: ['performance'] })
	const slept: number[] = []
	const block = passTimeInto(slept)
	const { scheduler, clock } = openThreads({ mode: 'real', canSwitch: false, block })
	expect(scheduler.park(clock.peek() + 30e6)).toBe(wakes.timedOut)
	expect(slept).toEqual([30])
})

test('a wait for the world leaves no timer of the event loop behind', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	const { scheduler, clock } = openThreads({ mode: 'real' })
	const over = scheduler.expect()
	const parked = turn(scheduler.park(clock.peek() + 60 * second))
	expect(vi.getTimerCount()).toBe(1)
	scheduler.wake(mainThread)
	over()
	await parked
	expect(vi.getTimerCount()).toBe(0)
})

test('a sleep of months does not wake up every millisecond', async () => {
	vi.useFakeTimers()
	const { scheduler, clock } = openThreads({ mode: 'real' })
	const parked = scheduler.park(clock.peek() + 40 * 24 * 3600 * second)
	expect(parked).toHaveProperty('promise')
	const timers = vi.spyOn(globalThis, 'setTimeout')
	await vi.advanceTimersByTimeAsync(1_000)
	expect(timers).not.toHaveBeenCalled()
})

/** Lets so many milliseconds pass as it is told to, and writes down how many. */
function passTimeInto(slept: number[]) {
	return (milliseconds: number) => {
		slept.push(milliseconds)
		vi.advanceTimersByTime(milliseconds)
	}
}

/** Computes for so many milliseconds. */
function compute(milliseconds: number) {
	const end = performance.now() + milliseconds
	while (performance.now() < end);
}
