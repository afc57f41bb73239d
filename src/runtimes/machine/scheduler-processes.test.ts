import { afterEach, expect, test, vi } from 'vitest'
import { coreCount } from './cores.ts'
import { openThreads, second, turn } from './fake-threads.ts'
import { wakes } from './scheduler.ts'

afterEach(() => {
	vi.useRealTimers()
})

/** Some threads, and what they do. */
function open(options: Parameters<typeof openThreads>[0] = {}) {
	const threads = openThreads(options)
	const { clock, scheduler, said, seconds } = threads
	return {
		...threads,
		/** Computes for so many seconds, without ever giving way. */
		compute: (duration: number) => clock.work(duration * 250_000),
		say: (what: string) => said.push(`${what} ${seconds()}`),
		/** Parks the first thread until then. */
		waitUntil: async (moment: number) => turn(scheduler.park(moment * second)),
	}
}

/** A process that computes for a second and then says when it is. */
function startComputing(
	{ startProcess, scheduler, compute, say }: ReturnType<typeof open>,
	process: number,
) {
	startProcess(process, async () => {
		compute(1)
		await turn(scheduler.settle())
		say(String(process))
	})
}

test('processes compute side by side', async () => {
	const machine = open()
	for (const process of [1, 2, 3]) startComputing(machine, process)
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['1 1', '2 1', '3 1'])
})

test('more than there are cores wait for one that is free', async () => {
	const machine = open()
	for (let process = 1; process <= coreCount + 1; process++) startComputing(machine, process)
	await machine.waitUntil(10)
	expect(machine.said.slice(0, coreCount).every((each) => each.endsWith(' 1'))).toBe(true)
	expect(machine.said.slice(coreCount)).toEqual([`${coreCount + 1} 2`])
})

test('processes that give way after each slice share the cores evenly', async () => {
	const machine = open()
	const { startProcess, scheduler, compute, say } = machine
	for (let process = 1; process <= 2 * coreCount; process++)
		startProcess(process, async () => {
			for (let slice = 0; slice < 200; slice++) {
				compute(0.005)
				await turn(scheduler.yield())
			}
			say('ended')
		})
	await machine.waitUntil(10)
	expect(machine.said).toEqual(Array.from({ length: 2 * coreCount }, () => 'ended 2'))
})

test('who became ready while another was ahead has its turn before it', async () => {
	const machine = open()
	const { startProcess, scheduler, compute, say } = machine
	for (let process = 1; process <= coreCount; process++)
		startProcess(process, async () => {
			compute(1)
			await turn(scheduler.yield())
			compute(1)
		})
	scheduler.at(0.5 * second, () => startProcess(coreCount + 1, async () => void say('begins')))
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['begins 1'])
})

test('threads of one process share its interpreter', async () => {
	const machine = open()
	const { startProcess, start, scheduler, compute, say } = machine
	const body = async () => {
		compute(1)
		await turn(scheduler.settle())
		say('thread')
	}
	startProcess(1, async () => {
		start(body)
		await body()
	})
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['thread 1', 'thread 2'])
})

test('the first process computes beside the others', async () => {
	const machine = open()
	startComputing(machine, 1)
	machine.compute(0.5)
	await turn(machine.scheduler.settle())
	machine.say('first')
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['first 0.5', '1 1'])
})

test('before a process does what others see, all that comes earlier has happened', async () => {
	const machine = open()
	const { startProcess, scheduler, compute, say } = machine
	startProcess(1, async () => {
		compute(1)
		await turn(scheduler.settle())
		say('late')
	})
	startProcess(2, async () => {
		compute(0.2)
		await turn(scheduler.park(0.4 * second))
		say('early')
	})
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['early 0.4', 'late 1'])
})

test('nobody is woken before its moment because another was ahead', async () => {
	const machine = open()
	const { startProcess, scheduler, compute, say } = machine
	startProcess(1, async () => {
		await turn(scheduler.park(0.5 * second))
		say('woken')
	})
	startProcess(2, async () => {
		compute(1)
		await turn(scheduler.yield())
		say('computed')
	})
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['woken 0.5', 'computed 1'])
})

test('what is deferred happens when the process that computes ahead has got there', async () => {
	const machine = open()
	const { startProcess, scheduler, compute, say } = machine
	startProcess(1, async () => {
		compute(1)
		scheduler.defer(() => say('done'))
		await turn(scheduler.park(5 * second))
	})
	await machine.waitUntil(0.9)
	expect(machine.said).toEqual([])
	await machine.waitUntil(2)
	expect(machine.said).toEqual(['done 1'])
})

test('with one process, what is deferred happens at once', () => {
	const { scheduler, compute, say, said } = open()
	compute(1)
	scheduler.defer(() => say('done'))
	expect(said).toEqual(['done 1'])
})

test('when a process has ended, its other threads go no further', async () => {
	const machine = open()
	const { startProcess, start, scheduler, say } = machine
	startProcess(1, async () => {
		start(async () => {
			await turn(scheduler.park(2 * second))
			say('never')
		})
		await turn(scheduler.park(1 * second))
		scheduler.endProcess(1)
		say('last')
	})
	await machine.waitUntil(10)
	expect(machine.said).toEqual(['last 1'])
	expect(scheduler.size).toBe(1)
})

test('a process can be ended by another, whatever it waits for', async () => {
	const machine = open()
	startComputing(machine, 1)
	await machine.waitUntil(0.5)
	machine.scheduler.endProcess(1)
	await machine.waitUntil(10)
	expect(machine.said).toEqual([])
})

test('a thread that vanishes hands its turn on, and never goes on', async () => {
	const machine = open()
	machine.startProcess(1, async () => {
		await turn(machine.scheduler.vanish())
		machine.say('never')
	})
	expect(await machine.waitUntil(1)).toBe(wakes.timedOut)
	expect(machine.said).toEqual([])
})

test('a thread that sleeps asks for its turn while another computes', () => {
	const { scheduler, compute, clock } = open()
	scheduler.at(clock.peek() + 0.1 * second, () => undefined)
	expect(scheduler.isContended).toBe(false)
	compute(0.2)
	expect(scheduler.isContended).toBe(true)
})

test('by the real clock, what was computed is not waited for a second time', async () => {
	vi.useFakeTimers()
	const { startProcess, scheduler, clock, said } = openThreads({ mode: 'real' })
	for (const process of [1, 2])
		startProcess(process, async () => {
			vi.advanceTimersByTime(30)
			await turn(scheduler.settle())
			said.push(`computed ${clock.peek() / 1e6}`)
		})
	// Both computed for 30 ms beside each other; 60 ms had passed in the world by then.
	await turn(scheduler.park(50e6))
	expect(said).toEqual(['computed 30', 'computed 30'])
	expect(clock.peek() / 1e6).toBe(50)
	expect(performance.now()).toBe(60)
})

test('what a process does on the stack of another is heard when everybody has come so far', () => {
	const { scheduler, compute, say, said, clock } = open({ canSwitch: false })
	const began = clock.peek()
	scheduler.branch(1)
	expect([scheduler.process, scheduler.isProcessApart]).toEqual([1, true])
	compute(1)
	scheduler.park(3 * second)
	scheduler.defer(() => say('heard'))
	// A thread of it runs on the same stack, and is heard no sooner.
	scheduler.branch()
	scheduler.park(4 * second)
	scheduler.defer(() => say('its thread'))
	expect(scheduler.rejoin()).toBe(4 * second)
	expect(scheduler.rejoin()).toBe(3 * second)
	clock.rewind(clock.peek() - began)
	expect([scheduler.isProcessApart, said]).toEqual([false, []])
	scheduler.park(5 * second)
	expect(said).toEqual(['heard 3', 'its thread 4'])
})
