import { fileURLToPath } from 'node:url'
import * as threads from 'node:worker_threads'
import { learnersName } from '../mounts.ts'
import { listenToThread, threadsSay, traceThread, traceTime } from '../task-trace.ts'
import type { ThreadLane } from '../thread-lane.ts'

type Listener = (...args: never[]) => void
type Event = string | symbol
type Loop = Pick<threads.WorkerPerformance, 'eventLoopUtilization'>

/** What is known of threads. No field of theirs: the class they stand on calls ours before it is there. */
const known = new WeakMap<threads.Worker, Seen>()

/** A thread of Node's that is followed from the outside, and is otherwise what it is. */
class Worker extends threads.Worker {
	constructor(file: string | URL, options: threads.WorkerOptions = {}) {
		super(file, options)
		const lane = traceThread(options.name ?? `thread ${this.threadId}`, nameOf(file))
		if (lane) known.set(this, new Seen(lane, this.performance))
	}

	override postMessage(...args: Parameters<threads.Worker['postMessage']>): void {
		known.get(this)?.wasSpokenTo()
		super.postMessage(...args)
	}

	override terminate(): Promise<number> {
		known.get(this)?.wasEnded()
		return super.terminate()
	}

	override on(event: Event, listener: Listener): this {
		known.get(this)?.isHeard(event)
		return Reflect.apply(super.on, this, [event, listener]) as this
	}

	override addListener(event: Event, listener: Listener): this {
		return this.on(event, listener)
	}

	override once(event: Event, listener: Listener): this {
		known.get(this)?.isHeard(event)
		return Reflect.apply(super.once, this, [event, listener]) as this
	}

	/** A listener of ours would be one that the program can count. */
	override emit(event: Event, ...args: unknown[]): boolean {
		known.get(this)?.said(event)
		return super.emit(event, ...args)
	}
}

/** `node:worker_threads`, whose threads are in the trace. */
export const tracedThreads: Record<string, unknown> = {
	...threads,
	Worker,
	default: { ...threads, Worker },
}

/** Messages take their time, in seconds; a thread that did nothing for longer was waiting for one. */
const onTheWay = 0.005

/**
 * Node tells how long a thread's event loop has had something to do so far, and not when. So it is
 * asked at each message: before one that the thread wrote it was busy last, before one that it gets first.
 */
class Seen {
	readonly #lane: ThreadLane
	readonly #loop: Loop
	#isOnline = false
	/** When it was last asked, in seconds of the trace, and the answer. */
	#asked = traceTime()
	#active = 0

	constructor(lane: ThreadLane, loop: Loop) {
		this.#lane = lane
		this.#loop = loop
	}

	isHeard(event: Event): void {
		if (threadsSay.includes(event)) listenToThread(this.#lane)
	}

	said(event: Event): void {
		switch (event) {
			case 'online':
				this.#isOnline = true
				return void this.#ask()
			case 'message': {
				const { from, to, active } = this.#ask()
				// Both may wait to be heard where the event loop is busy, and come in either order.
				if (this.#isOnline && to - active - from > onTheWay) this.#lane.pause(from)
				this.#isOnline = true
				return this.#lane.begin(to - active)
			}
			case 'error':
				return this.#lane.end('failed', traceTime())
			case 'exit':
				return this.#lane.end('done', traceTime())
		}
	}

	wasSpokenTo(): void {
		// Until it is online it loads, and has heard nothing.
		if (!this.#isOnline) return
		this.#rest()
		this.#lane.begin(this.#asked)
	}

	wasEnded(): void {
		if (this.#isOnline) this.#rest()
		this.#lane.end('cancelled', traceTime())
	}

	#rest(): void {
		const { from, to, active } = this.#ask()
		if (from + active < to) this.#lane.pause(from + active)
	}

	#ask(): { from: number; to: number; active: number } {
		const [from, to] = [this.#asked, traceTime()]
		const active = this.#loop.eventLoopUtilization().active / 1_000
		const more = active - this.#active
		this.#asked = to
		this.#active = active
		return { from, to, active: Math.min(Math.max(more, 0), to - from) }
	}
}

/** As the learner calls it; they give a URL, or a path. */
function nameOf(file: string | URL): string {
	const path = file instanceof URL ? fileURLToPath(file) : file
	return learnersName(path.replace(/^.*\/(?=solution\/)|^\.\//, ''))
}
