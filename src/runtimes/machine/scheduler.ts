import type { MachineClock } from './clock.ts'
import { TimerQueue, type Timer } from './timer-queue.ts'

/** How a thread that was parked went on. */
export const wakes = { timedOut: 0, woken: 1, deadlocked: 2 } as const
export type Wake = (typeof wakes)[keyof typeof wakes]

/** What a thread gets that has to wait for its turn on a stack of its own. */
export interface Turn {
	readonly promise: Promise<Wake>
}

interface Thread {
	readonly ident: number
	/** `new`: it has not run yet. `parked`: it waits to be woken. `ready`: it waits for its turn. */
	state: 'new' | 'ready' | 'running' | 'parked'
	wake: Wake
	/** Its waits are numbered, so that who was to end one of them cannot end the next. */
	wait: number
	timer: Timer | undefined
	resume: ((wake: Wake) => void) | undefined
}

export interface SchedulerOptions {
	clock: MachineClock
	/** Begins a new thread on a stack of its own; settles when the thread has ended. */
	begin: (ident: number) => Promise<void>
	/** Whether stacks can be switched here: without that only the first thread can run. */
	canSwitch: boolean
	/** Sleeps for that many milliseconds without turning the event loop. Left out: `Atomics.wait`. */
	block?: (milliseconds: number) => void
}

/** The ident of the thread that a machine starts with. */
export const mainThread = 1

/**
 * Decides who runs. There is one thread of the computer's and many of the machine's, each on a stack
 * of its own; one of them runs until it parks, and then the next that is ready does. The clock moves
 * when nobody is ready, to the moment at which somebody will be.
 */
export class Scheduler {
	readonly #clock: MachineClock
	readonly #begin: SchedulerOptions['begin']
	readonly #canSwitch: boolean
	readonly #block: (milliseconds: number) => void
	readonly #threads = new Map<number, Thread>()
	readonly #timers = new TimerQueue()
	#ready: Thread[] = []
	#current: Thread
	#idents = mainThread
	#outside = new Set<object>()
	#heard: (() => void) | undefined
	/** How often the turn went from one thread to another. */
	switches = 0

	constructor({ clock, begin, canSwitch, block = blockThread }: SchedulerOptions) {
		this.#clock = clock
		this.#begin = begin
		this.#canSwitch = canSwitch
		this.#block = block
		this.#current = this.#add('running')
	}

	/** The thread that runs now. */
	get current(): number {
		return this.#current.ident
	}

	/** How many threads there are, the first one included. */
	get size(): number {
		return this.#threads.size
	}

	/** Whether somebody waits for the thread that runs to give way. */
	get isContended(): boolean {
		return this.#ready.length > 0
	}

	/** Starts a thread; it runs when its turn comes. Answers its ident. */
	start(): number {
		const thread = this.#add('new')
		this.#ready.push(thread)
		return thread.ident
	}

	/** Calls `act` when the clock gets there; it must not wait for anything. */
	at(when: number, act: () => void): Timer {
		return this.#timers.add(when, act)
	}

	/** The same, seen from now, in nanoseconds. */
	after(duration: number, act: () => void): Timer {
		return this.at(this.#clock.peek() + duration, act)
	}

	/**
	 * The running thread waits until it is woken or the moment comes; with no moment, for ever.
	 * A number is the answer at once; a turn has to be awaited on the thread's own stack.
	 */
	park(until?: number): Wake | Turn {
		const me = this.#current
		me.state = 'parked'
		me.wait++
		me.timer =
			until === undefined ? undefined : this.at(until, () => this.#release(me, wakes.timedOut))
		return this.#giveWay(me)
	}

	/** Lets the others have their turn first, if there are any. */
	yield(): Wake | Turn {
		this.fireDue()
		if (this.#ready.length === 0) return wakes.woken
		const me = this.#current
		me.state = 'ready'
		me.wake = wakes.woken
		this.#ready.push(me)
		return this.#giveWay(me)
	}

	/** Wakes a parked thread; for any other it does nothing. Answers whether it was parked. */
	wake(ident: number, wake: Wake = wakes.woken): boolean {
		const thread = this.#threads.get(ident)
		if (thread?.state !== 'parked') return false
		this.#release(thread, wake)
		return true
	}

	/**
	 * Called before the running thread parks: answers a way to wake it from that wait and no other.
	 * For whoever may come late: the thread may have gone on by then, and wait for something else.
	 */
	waker(): () => boolean {
		const { ident, wait } = this.#current
		return () => this.#threads.get(ident)?.wait === wait + 1 && this.wake(ident)
	}

	/** Does what is due by the clock, without giving way. */
	fireDue(): void {
		while (this.#timers.fire(this.#clock.peek())) {
			// Each may have set another that is due.
		}
	}

	/** Something happens outside of the machine; until it is over, silence is no deadlock. Answers what ends it. */
	expect(): () => void {
		const event = {}
		this.#outside.add(event)
		return () => {
			if (this.#outside.delete(event)) this.#heard?.()
		}
	}

	/** Forgets every thread but the running one, and everything that was to happen. */
	reset(): void {
		const me = this.#current
		this.#threads.clear()
		this.#threads.set(me.ident, me)
		this.#ready = []
		this.#timers.clear()
		this.#outside.clear()
	}

	#add(state: Thread['state']): Thread {
		const ident = this.#idents++
		const thread: Thread = {
			ident,
			state,
			wake: wakes.woken,
			wait: 0,
			timer: undefined,
			resume: undefined,
		}
		this.#threads.set(ident, thread)
		return thread
	}

	#release(thread: Thread, wake: Wake): void {
		thread.timer?.cancel()
		thread.state = 'ready'
		thread.wake = wake
		this.#ready.push(thread)
	}

	#giveWay(me: Thread): Wake | Turn {
		const next = this.#nextNow()
		if (next === me) return this.#run(me)
		if (!this.#canSwitch) throw new Error(noSwitching)
		const promise = new Promise<Wake>((resolve) => (me.resume = resolve))
		if (next) this.#switchTo(next)
		else void this.#nextLater().then((thread) => this.#switchTo(thread))
		return { promise }
	}

	#run(thread: Thread): Wake {
		thread.state = 'running'
		this.#current = thread
		return thread.wake
	}

	#switchTo(thread: Thread): void {
		if (thread !== this.#current) this.switches++
		const isNew = thread.state === 'new'
		const wake = this.#run(thread)
		if (!isNew) {
			const { resume } = thread
			thread.resume = undefined
			resume?.(wake)
			return
		}
		// Not on the stack of the thread that gives way: it has not come to rest yet.
		void Promise.resolve()
			.then(() => this.#begin(thread.ident))
			.finally(() => this.#leave(thread))
	}

	/** A thread has come to its end, and somebody else has to run. */
	#leave(thread: Thread): void {
		if (!this.#threads.delete(thread.ident)) return
		const next = this.#nextNow()
		if (next) this.#switchTo(next)
		else void this.#nextLater().then((found) => this.#switchTo(found))
	}

	/** Who is next, as far as that can be told without turning the event loop. */
	#nextNow(): Thread | undefined {
		for (;;) {
			this.fireDue()
			const next = this.#ready.shift()
			if (next) return next
			if (this.#outside.size > 0) return undefined
			const when = this.#timers.first
			if (when === undefined) return this.#deadlocked()
			if (this.#clock.mode !== 'real') {
				this.#clock.skipTo(when)
				continue
			}
			const wait = (when - this.#clock.peek()) / 1e6
			// With stacks that switch the event loop can turn meanwhile, and hear of a stop.
			if (this.#canSwitch && wait > tooShort) return undefined
			this.#block(wait)
		}
	}

	/** Who is next, once the world has said something or time has passed. */
	async #nextLater(): Promise<Thread> {
		for (;;) {
			const { promise, resolve } = Promise.withResolvers<void>()
			this.#heard = resolve
			const when = this.#timers.first
			const wait = when === undefined ? longest : (when - this.#clock.peek()) / 1e6
			const alarm = setTimeout(resolve, Math.min(Math.max(0, wait), longest))
			await promise
			clearTimeout(alarm)
			this.#heard = undefined
			// What waiting for the world took has passed on the clock of `hybrid`, and in `pure` nothing did.
			const next = this.#nextNow()
			if (next) return next
		}
	}

	/** Everybody waits and nothing can wake anybody: the first thread is told. */
	#deadlocked(): Thread {
		const main = this.#threads.get(mainThread)
		if (main?.state !== 'parked') throw new Error('The machine has no thread left to run.')
		this.#release(main, wakes.deadlocked)
		return this.#ready.pop() ?? main
	}
}

/** Below this, in milliseconds, an event loop's timers are too coarse. */
const tooShort = 15

/** The longest that an event loop's timer can wait, in milliseconds: three weeks. */
const longest = 2 ** 31 - 1

const noSwitching =
	'Threads that wait for each other need a browser that can switch stacks in WebAssembly (JSPI): Chrome 137, Firefox 153, Safari 27, or newer.'

let cell: Int32Array | undefined

/** Nothing else may use the time: a thread of the browser's that waits costs nothing. */
function blockThread(milliseconds: number): void {
	if (milliseconds <= 0) return
	try {
		cell ??= new Int32Array(new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 }).buffer)
		Atomics.wait(cell, 0, 0, milliseconds)
	} catch {
		// Some browsers keep shared memory from pages that are not isolated: the time passes all the same.
		const end = performance.now() + milliseconds
		while (performance.now() < end);
	}
}
