import { Agenda } from './agenda.ts'
import { blockThread } from './block-thread.ts'
import type { MachineClock } from './clock.ts'
import { Cores } from './cores.ts'
import { Outside } from './outside.ts'
import type { Timer } from './timer-queue.ts'

/** How a thread that was parked went on. */
export const wakes = {
	timedOut: 0,
	woken: 1,
	deadlocked: 2,
	interrupted: 3,
	/** It waits for another thread, and stacks cannot be switched here. */
	stuck: 4,
} as const
export type Wake = (typeof wakes)[keyof typeof wakes]

/** What a thread gets that has to wait for its turn on a stack of its own. */
export interface Turn {
	readonly promise: Promise<Wake>
}

interface Thread {
	readonly ident: number
	/** Threads of one process share an interpreter: one of them computes at a time. */
	readonly process: number
	/** `new`: it has not run yet. `parked`: it waits to be woken. `ready`: it waits for its turn. */
	state: 'new' | 'ready' | 'running' | 'parked'
	wake: Wake
	/** Its waits are numbered, so that who was to end one of them cannot end the next. */
	wait: number
	timer: Timer | undefined
	/** Since when it has been ready. */
	since: number
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

/** The number of the process that a machine starts with, as `os.getpid()` tells it. */
export const mainProcess = 4000

/**
 * Decides who runs. There is one thread of the computer's and many of the machine's, each on a stack
 * of its own; one of them runs until it parks, and then the next that is ready does. The clock moves
 * when nobody is ready, to the moment at which somebody will be.
 *
 * Once there are several processes they compute side by side: what a thread computed is taken off the
 * clock when it gives way, and its process goes on when the clock has got there again.
 */
export class Scheduler {
	readonly #clock: MachineClock
	readonly #begin: SchedulerOptions['begin']
	readonly #canSwitch: boolean
	readonly #block: (milliseconds: number) => void
	readonly #threads = new Map<number, Thread>()
	readonly #agenda: Agenda
	readonly #cores: Cores
	#ready: Thread[] = []
	#current: Thread
	#idents = mainThread
	readonly #outside = new Outside()
	/** Those on whose stacks the threads they started run, where stacks cannot be switched. */
	readonly #starters: Thread[] = []
	#reminders: number[] = []
	/** How often the turn went from one thread to another. */
	switches = 0

	constructor({ clock, begin, canSwitch, block = blockThread }: SchedulerOptions) {
		this.#clock = clock
		this.#agenda = new Agenda(clock)
		this.#cores = new Cores(clock)
		this.#begin = begin
		this.#canSwitch = canSwitch
		this.#block = block
		this.#current = this.#add('running', mainProcess)
	}

	/** The thread that runs now. */
	get current(): number {
		return this.#current.ident
	}

	/** How many threads there are, the first one included. */
	get size(): number {
		return this.#threads.size
	}

	/** The process of the thread that runs now. */
	get process(): number {
		return this.#current.process
	}

	/** Whether stacks can be switched here. */
	get canSwitch(): boolean {
		return this.#canSwitch
	}

	/** Whether somebody waits for the thread that runs to give way, or would if it did. */
	get isContended(): boolean {
		const isDue = (this.#agenda.first ?? Infinity) <= this.#clock.peek()
		return this.#ready.length > 0 || isDue || this.#outside.isDeaf
	}

	/** Starts a thread; it runs when its turn comes. Answers its ident. */
	start(): number {
		const thread = this.#add('new', this.#current.process)
		this.#queue(thread)
		return thread.ident
	}

	/**
	 * Where stacks cannot be switched: a new thread runs to its end on the stack of the one that starts
	 * it, in a time of its own; as the first of a process, if it is given one. What was to happen in
	 * everybody's time waits for that end. Answers its ident.
	 */
	branch(process = this.#current.process): number {
		this.#agenda.branch()
		this.#starters.push(this.#current)
		this.#current = this.#add('running', process)
		return this.#current.ident
	}

	/** The end of such a thread; its waiting is taken off the clock. Answers the moment at which it ended. */
	rejoin(): number {
		const end = this.#agenda.rejoin()
		this.#threads.delete(this.#current.ident)
		this.#current = this.#starters.pop() ?? this.#current
		return end
	}

	/** When the clock gets there the thread that waits then goes on, and finds the number among the reminders. */
	remind(when: number, number: number): void {
		this.at(when, () => {
			this.#reminders.push(number)
			if (this.#current.state === 'parked') this.#release(this.#current, wakes.woken)
		})
	}

	/** The numbers whose moment has come since somebody asked. */
	takeReminders(): number[] {
		const found = this.#reminders
		this.#reminders = []
		return found
	}

	/** Whether anything is to happen by itself. */
	get isExpecting(): boolean {
		return this.#agenda.first !== undefined || this.#outside.isExpecting
	}

	/** Starts the first thread of a process, which takes that long to come up, in nanoseconds. Answers its ident. */
	startProcess(process: number, delay: number): number {
		this.#cores.share()
		const thread = this.#add('new', process)
		thread.timer = this.after(delay, () => this.#queue(thread))
		return thread.ident
	}

	/** A process has ended: but for the one that runs, no thread of it goes any further. */
	endProcess(process: number): void {
		for (const thread of this.#threads.values()) {
			if (thread.process !== process || thread === this.#current) continue
			thread.timer?.cancel()
			this.#threads.delete(thread.ident)
		}
		this.#ready = this.#ready.filter(({ ident }) => this.#threads.has(ident))
		if (this.#current.process !== process) this.#cores.release(process)
	}

	/** Calls `act` when the clock gets there; it must not wait for anything. */
	at(when: number, act: () => void): Timer {
		return this.#agenda.at(when, act)
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
		const now = this.#clock.peek()
		this.#cores.account(this.#current)
		this.fireDue()
		if (this.#ready.length === 0 && !this.#cores.areShared && !this.#outside.isDeaf)
			return wakes.woken
		const me = this.#current
		me.state = 'ready'
		me.wake = wakes.woken
		this.#queue(me, now)
		return this.#giveWay(me)
	}

	/**
	 * Before the running thread does what other processes can see: whatever comes earlier by the clock
	 * happens first. Its own process's threads have no turn meanwhile.
	 */
	settle(): Wake | Turn {
		const me = this.#current
		const now = this.#clock.peek()
		if (!this.#cores.account(me)) return wakes.woken
		me.state = 'ready'
		me.wake = wakes.woken
		this.#queue(me, now)
		// Before the others of its process, which may have waited for longer.
		const own = this.#ready.findIndex(({ process }) => process === me.process)
		this.#ready.splice(own, 0, ...this.#ready.splice(this.#ready.indexOf(me), 1))
		return this.#giveWay(me)
	}

	/** The running thread goes no further: what its stack holds stays there, and nobody cleans it up. */
	vanish(): Turn {
		this.#leave(this.#current)
		return { promise: new Promise(() => undefined) }
	}

	/** Does something when it is time for it, seen by the thread that runs: it may have computed ahead of the clock. */
	defer(act: () => void): void {
		const branch = this.#processBranch
		if (this.#cores.areShared) this.after(0, act)
		else if (branch >= 0) this.#agenda.atBefore(branch, this.#clock.peek(), act)
		else act()
	}

	/** Whether a process runs on the stack of another, in a time of its own. */
	get isProcessApart(): boolean {
		return this.#processBranch >= 0
	}

	/** The branch in which the running process began, or -1. */
	get #processBranch(): number {
		return this.#starters.findLastIndex(({ process }) => process !== this.#current.process)
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
		this.#agenda.fireDue()
	}

	/** Something happens outside of the machine; until it is over, silence is no deadlock. Answers what ends it. */
	expect(): () => void {
		return this.#outside.expect()
	}

	/** Forgets every thread but the running one, and everything that was to happen. */
	reset(): void {
		const me = this.#current
		this.#threads.clear()
		this.#threads.set(me.ident, me)
		this.#ready = []
		this.#agenda.clear()
		this.#outside.clear()
		this.#starters.length = 0
		this.#reminders = []
		this.#cores.reset()
	}

	#add(state: Thread['state'], process: number): Thread {
		const ident = this.#idents++
		const thread: Thread = {
			ident,
			process,
			state,
			wake: wakes.woken,
			wait: 0,
			timer: undefined,
			since: 0,
			resume: undefined,
		}
		this.#threads.set(ident, thread)
		return thread
	}

	#release(thread: Thread, wake: Wake): void {
		thread.timer?.cancel()
		thread.state = 'ready'
		thread.wake = wake
		this.#queue(thread)
	}

	/** A thread is ready from that moment on: it comes behind all that are ready sooner. */
	#queue(thread: Thread, since = this.#clock.peek()): void {
		thread.since = since
		const before = this.#ready.findLastIndex((each) => each.since <= since)
		this.#ready.splice(before + 1, 0, thread)
	}

	#giveWay(me: Thread): Wake | Turn {
		this.#cores.account(me)
		const isDeaf = this.#canSwitch && this.#outside.isDeaf
		const next = isDeaf ? undefined : this.#nextNow()
		if (next === me) return this.#run(me)
		if (!this.#canSwitch) return this.#stay(me, next)
		const promise = new Promise<Wake>((resolve) => (me.resume = resolve))
		if (next) this.#switchTo(next)
		else void this.#nextLater(isDeaf).then((thread) => this.#switchTo(thread))
		return { promise }
	}

	/** Somebody else would have to run, and cannot. */
	#stay(me: Thread, next: Thread | undefined): Wake {
		me.timer?.cancel()
		this.#ready = this.#ready.filter((thread) => thread !== me)
		if (next) this.#ready.unshift(next)
		me.wake = wakes.stuck
		return this.#run(me)
	}

	#run(thread: Thread): Wake {
		thread.state = 'running'
		this.#current = thread
		this.#cores.begin()
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
		this.#cores.account(thread)
		const next = this.#nextNow()
		if (next) this.#switchTo(next)
		else void this.#nextLater().then((found) => this.#switchTo(found))
	}

	/** Who is next, as far as that can be told without turning the event loop. */
	#nextNow(): Thread | undefined {
		for (;;) {
			this.fireDue()
			const next = this.#cores.take(this.#ready)
			if (typeof next === 'object') return next
			// What is computed already needs no waiting for, by any clock.
			if (next !== undefined) {
				this.#agenda.skipTo(Math.min(next, this.#agenda.first ?? Infinity))
				continue
			}
			if (this.#outside.isExpecting) return undefined
			const when = this.#agenda.first
			if (when === undefined) return this.#deadlocked()
			this.#agenda.skipTo(when)
			if (when <= this.#clock.peek()) continue
			const wait = (when - this.#clock.peek()) / 1e6
			// With stacks that switch the event loop can turn meanwhile, and hear of a stop.
			if (this.#canSwitch && wait > tooShort) return undefined
			this.#block(wait)
		}
	}

	/** Who is next, once the world has said something or time has passed; `atOnce`, after one turn of the event loop. */
	async #nextLater(atOnce = false): Promise<Thread> {
		for (let isFirst = true; ; isFirst = false) {
			const when = atOnce && isFirst ? 0 : (this.#agenda.first ?? Infinity)
			await this.#outside.listen((when - this.#clock.peek()) / 1e6)
			// What waiting for the world took has passed on the clock of `hybrid`, and in `pure` nothing did.
			const next = this.#nextNow()
			if (next) return next
		}
	}

	/** Everybody waits and nothing can wake anybody: the first thread is told. */
	#deadlocked(): Thread {
		if (this.#agenda.isBranch) {
			this.#release(this.#current, wakes.stuck)
			return this.#ready.pop() ?? this.#current
		}
		const main = this.#threads.get(mainThread)
		if (main?.state !== 'parked') throw new Error('The machine has no thread left to run.')
		this.#release(main, wakes.deadlocked)
		return this.#ready.pop() ?? main
	}
}

/** Below this, in milliseconds, an event loop's timers are too coarse. */
const tooShort = 15
