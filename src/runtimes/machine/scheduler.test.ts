import { afterEach, expect, test, vi } from 'vitest'
import { MachineClock, type ClockMode } from './clock.ts'
import { mainThread, Scheduler, wakes, type Turn, type Wake } from './scheduler.ts'

afterEach(() => {
	vi.useRealTimers()
})

const second = 1e9

/** A scheduler whose threads are async functions; the test itself is the first thread. */
function open({
	mode = 'pure',
	canSwitch = true,
	block,
}: { mode?: ClockMode; canSwitch?: boolean; block?: (milliseconds: number) => void } = {}) {
	const clock = new MachineClock()
	clock.begin(mode)
	const bodies = new Map<number, (ident: number) => Promise<void>>()
	const scheduler = new Scheduler({
		clock,
		canSwitch,
		...(block && { block }),
		begin: async (ident) => bodies.get(ident)?.(ident),
	})
	return {
		clock,
		scheduler,
		said: Array<string>(),
		start(body: (ident: number) => Promise<void>) {
			const ident = scheduler.start()
			bodies.set(ident, body)
			return ident
		},
		seconds: () => clock.peek() / second,
	}
}

/** What Python does with the answer of a call that may have to wait. */
async function turn(answer: Wake | Turn): Promise<Wake> {
	return typeof answer === 'number' ? answer : answer.promise
}

test('a machine begins with one thread, which runs', () => {
	const { scheduler } = open()
	expect(scheduler.current).toBe(mainThread)
	expect(scheduler.size).toBe(1)
	expect(scheduler.isContended).toBe(false)
})

test('a thread that is started runs only when the running one gives way', async () => {
	const { scheduler, start, said } = open()
	start(async () => void said.push('thread'))
	said.push('main')
	expect(scheduler.isContended).toBe(true)
	await turn(scheduler.yield())
	said.push('main again')
	expect(said).toEqual(['main', 'thread', 'main again'])
})

test('threads take their turns in the order in which they were started', async () => {
	const { scheduler, start, said } = open()
	for (const name of ['a', 'b', 'c']) {
		start(async () => {
			said.push(`${name} 1`)
			await turn(scheduler.yield())
			said.push(`${name} 2`)
		})
	}
	await turn(scheduler.park(second))
	expect(said).toEqual(['a 1', 'b 1', 'c 1', 'a 2', 'b 2', 'c 2'])
})

test('the thread that runs is the current one', async () => {
	const { scheduler, start } = open()
	const seen: number[] = []
	const ident = start(async () => void seen.push(scheduler.current))
	seen.push(scheduler.current)
	await turn(scheduler.yield())
	seen.push(scheduler.current)
	expect(seen).toEqual([mainThread, ident, mainThread])
})

test('a thread that has ended is gone', async () => {
	const { scheduler, start } = open()
	start(async () => undefined)
	expect(scheduler.size).toBe(2)
	await turn(scheduler.park(1))
	expect(scheduler.size).toBe(1)
})

test('a thousand threads have a turn each', async () => {
	const { scheduler, start, seconds } = open()
	let count = 0
	for (let i = 0; i < 1_000; i++) {
		start(async () => {
			await turn(scheduler.park(second))
			count++
		})
	}
	await turn(scheduler.park(2 * second))
	expect(count).toBe(1_000)
	expect(seconds()).toBe(2)
})

test('who parks until a moment gets there, and is told that nobody woke it', async () => {
	const { scheduler, seconds } = open()
	expect(await turn(scheduler.park(3 * second))).toBe(wakes.timedOut)
	expect(seconds()).toBe(3)
})

test('who is alone waits without a promise, and no turn of the event loop', () => {
	const { scheduler } = open()
	expect(scheduler.park(second)).toBe(wakes.timedOut)
	expect(scheduler.switches).toBe(0)
})

test('who is woken goes on at once, and its moment comes to nothing', async () => {
	const { scheduler, start, seconds, said } = open()
	const sleeper = start(async () => {
		said.push(`woken: ${await turn(scheduler.park(9 * second))}`)
		said.push(`then: ${await turn(scheduler.park(20 * second))}`)
	})
	await turn(scheduler.park(second))
	expect(scheduler.wake(sleeper)).toBe(true)
	await turn(scheduler.yield())
	expect(said).toEqual([`woken: ${wakes.woken}`])
	await turn(scheduler.park(19 * second))
	// At 9 the moment of the first wait passes, and the second wait is none of its business.
	expect(said).toHaveLength(1)
	expect(seconds()).toBe(19)
})

test('a moment that has passed lets the others have their turn, and no more', async () => {
	const { scheduler, start, said, seconds } = open()
	start(async () => void said.push('other'))
	await turn(scheduler.park(0))
	expect(said).toEqual(['other'])
	expect(seconds()).toBe(0)
})

test('waking does nothing to a thread that does not wait', async () => {
	const { scheduler, start, said } = open()
	expect(scheduler.wake(mainThread)).toBe(false)
	const fresh = start(async () => void said.push('ran'))
	expect(scheduler.wake(fresh)).toBe(false)
	expect(scheduler.wake(77)).toBe(false)
	await turn(scheduler.yield())
	expect(scheduler.wake(fresh)).toBe(false)
	expect(said).toEqual(['ran'])
})

test('a thread is woken once, however many wake it', async () => {
	const { scheduler, start, said } = open()
	const sleeper = start(async () => {
		await turn(scheduler.park())
		said.push('woken')
		await turn(scheduler.park(5 * second))
		said.push('timed out')
	})
	await turn(scheduler.yield())
	expect(scheduler.wake(sleeper)).toBe(true)
	expect(scheduler.wake(sleeper)).toBe(false)
	await turn(scheduler.yield())
	expect(said).toEqual(['woken'])
})

test('who was to be told of one wait cannot wake its thread from another', async () => {
	const { scheduler, start, said } = open()
	let wakeFirst = () => false
	start(async () => {
		wakeFirst = scheduler.waker()
		await turn(scheduler.park(second))
		said.push('first is over')
		await turn(scheduler.park(9 * second))
		said.push('second is over')
	})
	await turn(scheduler.park(2 * second))
	expect(said).toEqual(['first is over'])
	expect(wakeFirst()).toBe(false)
	await turn(scheduler.park(8 * second))
	expect(said).toEqual(['first is over'])
})

test('a waker wakes the wait that follows it', async () => {
	const { scheduler, start, said } = open()
	let wakeIt = () => false
	start(async () => {
		wakeIt = scheduler.waker()
		said.push(`wake ${await turn(scheduler.park(9 * second))}`)
	})
	await turn(scheduler.park(second))
	expect(wakeIt()).toBe(true)
	expect(wakeIt()).toBe(false)
	await turn(scheduler.yield())
	expect(said).toEqual([`wake ${wakes.woken}`])
})

test('giving way costs nothing when nobody waits for it', () => {
	const { scheduler } = open()
	expect(scheduler.yield()).toBe(wakes.woken)
	expect(scheduler.switches).toBe(0)
})

test('what is due happens before the turn goes on', async () => {
	const { scheduler, start, clock, said } = open()
	scheduler.at(second, () => said.push('timer'))
	start(async () => void said.push('thread'))
	clock.skipTo(second)
	await turn(scheduler.yield())
	expect(said).toEqual(['timer', 'thread'])
})

test('timers happen by their moments, and at one moment in the order they were set', () => {
	const { scheduler, said } = open()
	const moments = [5, 1, 3, 1, 5, 2, 4, 1, 3]
	moments.forEach((when, index) => scheduler.at(when, () => said.push(`${when}:${index}`)))
	scheduler.park(10)
	expect(said).toEqual(['1:1', '1:3', '1:7', '2:5', '3:2', '3:8', '4:6', '5:0', '5:4'])
})

test('a timer that is called off does not happen, and the clock does not go there', () => {
	const { scheduler, said, clock } = open()
	const timers = [3, 1, 2, 9].map((when) => scheduler.at(when, () => said.push(String(when))))
	timers[0]?.cancel()
	timers[3]?.cancel()
	scheduler.park(5)
	expect(said).toEqual(['1', '2'])
	expect(clock.peek()).toBe(5)
})

test('a timer may set another at the same moment', () => {
	const { scheduler, said } = open()
	scheduler.at(second, () => {
		said.push('first')
		scheduler.after(0, () => said.push('second'))
	})
	scheduler.park(second)
	scheduler.fireDue()
	expect(said).toEqual(['first', 'second'])
})

test('timers that were called off take no room for long', () => {
	const { scheduler } = open()
	for (let i = 0; i < 10_000; i++) scheduler.at(1e12 + i, () => undefined).cancel()
	expect(scheduler.pending).toBeLessThan(200)
})

test('when everybody waits and nothing can wake anybody, the first thread is told', async () => {
	const { scheduler, start, said } = open()
	start(async () => {
		await turn(scheduler.park())
		said.push('the other went on')
	})
	expect(await turn(scheduler.park())).toBe(wakes.deadlocked)
	expect(scheduler.current).toBe(mainThread)
	expect(said).toEqual([])
})

test('a first thread that waits alone for ever is told without a promise', () => {
	const { scheduler } = open()
	expect(scheduler.park()).toBe(wakes.deadlocked)
})

test('a deadlock shows also when it is another thread that parks last', async () => {
	const { scheduler, start } = open()
	start(async () => {
		await turn(scheduler.park(second))
		await turn(scheduler.park())
	})
	expect(await turn(scheduler.park())).toBe(wakes.deadlocked)
})

test('a deadlock shows also when it is the end of a thread that leaves it', async () => {
	const { scheduler, start, seconds } = open()
	start(async () => void (await turn(scheduler.park(2 * second))))
	expect(await turn(scheduler.park())).toBe(wakes.deadlocked)
	expect(seconds()).toBe(2)
})

test('what was called off keeps nobody from a deadlock', () => {
	const { scheduler, clock } = open()
	scheduler.at(second, () => undefined).cancel()
	expect(scheduler.park()).toBe(wakes.deadlocked)
	expect(clock.peek()).toBe(0)
})

test('while something is expected from outside, silence is no deadlock', async () => {
	const { scheduler, seconds } = open()
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
	const { scheduler } = open()
	const over = scheduler.expect()
	const parked = turn(scheduler.park())
	setImmediate(over)
	expect(await parked).toBe(wakes.deadlocked)
})

test('every one of several outside events must be over, and each once', async () => {
	const { scheduler } = open()
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

test('no virtual time passes while the world is asked', async () => {
	const { scheduler, seconds, said } = open()
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

test('without switching, a thread that must wait for another says which browser it needs', () => {
	const { scheduler, start } = open({ canSwitch: false })
	expect(scheduler.park(second)).toBe(wakes.timedOut)
	start(async () => undefined)
	expect(() => scheduler.park(2 * second)).toThrow(/Chrome 137, Firefox 153, Safari 27/)
})

test('the real clock sleeps short times without turning the event loop', () => {
	const slept: number[] = []
	const { scheduler } = open({ mode: 'real', block: (ms) => void (slept.push(ms), waste(ms)) })
	expect(scheduler.park(scheduler.after(5e6, () => undefined).when)).toBe(wakes.timedOut)
	expect(slept[0]).toBeGreaterThan(3)
	expect(slept[0]).toBeLessThanOrEqual(5)
})

test('the real clock turns the event loop while it sleeps longer', async () => {
	const { scheduler, clock } = open({ mode: 'real' })
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
	const slept: number[] = []
	const { scheduler, clock } = open({
		mode: 'real',
		canSwitch: false,
		block: (ms) => void (slept.push(ms), waste(ms)),
	})
	expect(scheduler.park(clock.peek() + 30e6)).toBe(wakes.timedOut)
	expect(slept[0]).toBeGreaterThan(25)
})

test('a sleep of months does not wake up every millisecond', async () => {
	vi.useFakeTimers()
	const { scheduler, clock } = open({ mode: 'real' })
	const parked = scheduler.park(clock.peek() + 40 * 24 * 3600 * second)
	expect(parked).toHaveProperty('promise')
	const timers = vi.spyOn(globalThis, 'setTimeout')
	await vi.advanceTimersByTimeAsync(1_000)
	expect(timers).not.toHaveBeenCalled()
})

test('a reset forgets the other threads, the timers and what was expected', async () => {
	const { scheduler, start, said } = open()
	start(async () => void said.push('thread'))
	scheduler.at(1, () => said.push('timer'))
	const over = scheduler.expect()
	scheduler.reset()
	expect(scheduler.size).toBe(1)
	expect(scheduler.park()).toBe(wakes.deadlocked)
	const another = scheduler.expect()
	over()
	const parked = turn(scheduler.park())
	setImmediate(() => {
		scheduler.wake(mainThread)
		another()
	})
	expect(await parked).toBe(wakes.woken)
	expect(said).toEqual([])
})

/** Computes for that many milliseconds of the world's clock. */
function waste(milliseconds: number) {
	const end = performance.now() + milliseconds
	while (performance.now() < end);
}
