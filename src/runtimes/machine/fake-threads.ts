import type { ClockMode } from '../../course/clock-mode.ts'
import { MachineClock } from './clock.ts'
import { Scheduler, type Turn, type Wake } from './scheduler.ts'

export const second = 1e9

/** A scheduler for tests, whose threads are async functions; the test itself is the first thread. */
export interface FakeThreads {
	clock: MachineClock
	scheduler: Scheduler
	/** What the threads said, in order. */
	said: string[]
	/** Starts a thread with that body; answers its ident. */
	start: (body: () => Promise<void>) => number
	/** Starts a process whose first thread has that body, and comes up at once; answers that thread's ident. */
	startProcess: (process: number, body: () => Promise<void>) => number
	/** By the clock, since the beginning. */
	seconds: () => number
}

/** Opens a scheduler of its own for a test, by default with the pure clock. */
export function openThreads({
	mode = 'pure',
	canSwitch = true,
	block,
}: {
	mode?: ClockMode
	canSwitch?: boolean
	block?: (milliseconds: number) => void
} = {}): FakeThreads {
	const clock = new MachineClock()
	clock.begin(mode)
	const bodies = new Map<number, () => Promise<void>>()
	const scheduler = new Scheduler({
		clock,
		canSwitch,
		...(block && { block }),
		begin: async (ident) => bodies.get(ident)?.(),
	})
	return {
		clock,
		scheduler,
		said: [],
		start: (body) => {
			const ident = scheduler.start()
			bodies.set(ident, body)
			return ident
		},
		startProcess: (process, body) => {
			const ident = scheduler.startProcess(process, 0)
			bodies.set(ident, body)
			return ident
		},
		seconds: () => clock.peek() / second,
	}
}

/** What Python does with the answer of a call that may have to wait. */
export async function turn(answer: Wake | Turn): Promise<Wake> {
	return typeof answer === 'number' ? answer : answer.promise
}
