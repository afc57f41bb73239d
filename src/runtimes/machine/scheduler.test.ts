import { expect, test } from 'vitest'
import { openThreads, second, turn } from './fake-threads.ts'
import { mainThread, wakes } from './scheduler.ts'

test('a machine begins with one thread, which runs', () => {
	const { scheduler } = openThreads()
	expect(scheduler.current).toBe(mainThread)
	expect(scheduler.size).toBe(1)
	expect(scheduler.isContended).toBe(false)
})

test('a thread that is started runs only when the running one gives way', async () => {
	const { scheduler, start, said } = openThreads()
	start(async () => void said.push('thread'))
	said.push('main')
	expect(scheduler.isContended).toBe(true)
	await turn(scheduler.yield())
	said.push('main again')
	expect(said).toEqual(['main', 'thread', 'main again'])
})

test('threads take their turns in the order in which they were started', async () => {
	const { scheduler, start, said } = openThreads()
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
	const { scheduler, start } = openThreads()
	const seen: number[] = []
	const ident = start(async () => void seen.push(scheduler.current))
	seen.push(scheduler.current)
	await turn(scheduler.yield())
	seen.push(scheduler.current)
	expect(seen).toEqual([mainThread, ident, mainThread])
})

test('a thread that has ended is gone', async () => {
	const { scheduler, start } = openThreads()
	start(async () => undefined)
	expect(scheduler.size).toBe(2)
	await turn(scheduler.park(1))
	expect(scheduler.size).toBe(1)
})

test('a thousand threads have a turn each', async () => {
	const { scheduler, start, seconds } = openThreads()
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
	const { scheduler, seconds } = openThreads()
	expect(await turn(scheduler.park(3 * second))).toBe(wakes.timedOut)
	expect(seconds()).toBe(3)
})

test('who is alone waits without a promise, and no turn of the event loop', () => {
	const { scheduler } = openThreads()
	expect(scheduler.park(second)).toBe(wakes.timedOut)
	expect(scheduler.switches).toBe(0)
})

test('who is woken goes on at once, and its moment comes to nothing', async () => {
	const { scheduler, start, seconds, said } = openThreads()
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
	const { scheduler, start, said, seconds } = openThreads()
	start(async () => void said.push('other'))
	await turn(scheduler.park(0))
	expect(said).toEqual(['other'])
	expect(seconds()).toBe(0)
})

test('waking does nothing to a thread that does not wait', async () => {
	const { scheduler, start, said } = openThreads()
	expect(scheduler.wake(mainThread)).toBe(false)
	const fresh = start(async () => void said.push('ran'))
	expect(scheduler.wake(fresh)).toBe(false)
	expect(scheduler.wake(77)).toBe(false)
	await turn(scheduler.yield())
	expect(scheduler.wake(fresh)).toBe(false)
	expect(said).toEqual(['ran'])
})

test('a thread is woken once, however many wake it', async () => {
	const { scheduler, start, said } = openThreads()
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
	const { scheduler, start, said } = openThreads()
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
	const { scheduler, start, said } = openThreads()
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
	const { scheduler } = openThreads()
	expect(scheduler.yield()).toBe(wakes.woken)
	expect(scheduler.switches).toBe(0)
})

test('what is due happens before the turn goes on', async () => {
	const { scheduler, start, clock, said } = openThreads()
	scheduler.at(second, () => said.push('timer'))
	start(async () => void said.push('thread'))
	clock.skipTo(second)
	await turn(scheduler.yield())
	expect(said).toEqual(['timer', 'thread'])
})

test('what is due happens also when there is nobody to give way to', () => {
	const { scheduler, clock, said } = openThreads()
	scheduler.at(second, () => said.push('timer'))
	clock.skipTo(second)
	scheduler.yield()
	expect(said).toEqual(['timer'])
})

test('when everybody waits and nothing can wake anybody, the first thread is told', async () => {
	const { scheduler, start, said } = openThreads()
	start(async () => {
		await turn(scheduler.park())
		said.push('the other went on')
	})
	expect(await turn(scheduler.park())).toBe(wakes.deadlocked)
	expect(scheduler.current).toBe(mainThread)
	expect(said).toEqual([])
})

test('a first thread that waits alone for ever is told without a promise', () => {
	const { scheduler } = openThreads()
	expect(scheduler.park()).toBe(wakes.deadlocked)
})

test('a deadlock shows also when it is another thread that parks last', async () => {
	const { scheduler, start } = openThreads()
	start(async () => {
		await turn(scheduler.park(second))
		await turn(scheduler.park())
	})
	expect(await turn(scheduler.park())).toBe(wakes.deadlocked)
})

test('a deadlock shows also when it is the end of a thread that leaves it', async () => {
	const { scheduler, start, seconds } = openThreads()
	start(async () => {
		await turn(scheduler.park(2 * second))
	})
	expect(await turn(scheduler.park())).toBe(wakes.deadlocked)
	expect(seconds()).toBe(2)
})

test('what was called off keeps nobody from a deadlock', () => {
	const { scheduler, clock } = openThreads()
	scheduler.at(second, () => undefined).cancel()
	expect(scheduler.park()).toBe(wakes.deadlocked)
	expect(clock.peek()).toBe(0)
})

test('without switching, who must wait for a thread of another stack is told, and goes on', () => {
	const { scheduler, start } = openThreads({ canSwitch: false })
	expect(scheduler.park(second)).toBe(wakes.timedOut)
	const other = start(async () => undefined)
	expect(scheduler.park(2 * second)).toBe(wakes.stuck)
	expect(scheduler.current).toBe(mainThread)
	expect(scheduler.wake(mainThread)).toBe(false)
	expect(scheduler.wake(other)).toBe(false)
	expect(scheduler.isContended).toBe(true)
})

test('without switching, a thread that is started runs at once, and its waiting costs the others nothing', () => {
	const { scheduler, seconds } = openThreads({ canSwitch: false })
	const ident = scheduler.branch()
	expect(ident).not.toBe(mainThread)
	expect(scheduler.current).toBe(ident)
	expect(scheduler.size).toBe(2)
	expect(scheduler.park(3 * second)).toBe(wakes.timedOut)
	expect(seconds()).toBe(3)
	expect(scheduler.rejoin()).toBe(3 * second)
	expect(seconds()).toBe(0)
	expect(scheduler.current).toBe(mainThread)
	expect(scheduler.size).toBe(1)
})

test('a thread on the stack of another that waits for ever is stuck, and the other is not told', () => {
	const { scheduler } = openThreads({ canSwitch: false })
	scheduler.branch()
	expect(scheduler.isExpecting).toBe(false)
	expect(scheduler.park()).toBe(wakes.stuck)
	expect(scheduler.current).not.toBe(mainThread)
	scheduler.rejoin()
	expect(scheduler.park()).toBe(wakes.deadlocked)
})

test('a reminder wakes who waits at its moment, and its number is found once', () => {
	const { scheduler, seconds } = openThreads({ canSwitch: false })
	scheduler.remind(2 * second, 7)
	scheduler.remind(2 * second, 8)
	expect(scheduler.isExpecting).toBe(true)
	expect(scheduler.park(5 * second)).toBe(wakes.woken)
	expect(seconds()).toBe(2)
	expect(scheduler.takeReminders()).toEqual([7, 8])
	expect(scheduler.takeReminders()).toEqual([])
	expect(scheduler.park(5 * second)).toBe(wakes.timedOut)
})

test('a reminder whose moment has passed makes the running thread give way', () => {
	const { scheduler, clock } = openThreads({ canSwitch: false })
	scheduler.remind(second, 7)
	expect(scheduler.isContended).toBe(false)
	clock.skipTo(second)
	expect(scheduler.isContended).toBe(true)
	expect(scheduler.yield()).toBe(wakes.woken)
	expect(scheduler.takeReminders()).toEqual([7])
})

test('a reset forgets the other threads, the timers and what was expected', async () => {
	const { scheduler, start, said } = openThreads()
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
