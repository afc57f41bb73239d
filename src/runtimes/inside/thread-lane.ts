import type { TraceEvent } from '../../course/trace.ts'

type Stretch = Omit<Extract<TraceEvent, { what: 'ran' }>, 'what' | 'task'>

/**
 * What one thread of `worker_threads` did: it computes, or it waits for a message. All times in seconds
 * of the trace; one that would lie before what has been told is moved up to it.
 */
export class ThreadLane {
	readonly task: number
	readonly #tell: (stretch: Stretch) => void
	/** When what it does now began. */
	#since: number
	#state: 'computes' | 'waits' | 'ended' = 'computes'

	#hasWaited = false

	/** It begins with loading its file, at that time. */
	constructor(task: number, since: number, tell: (stretch: Stretch) => void) {
		this.task = task
		this.#since = since
		this.#tell = tell
	}

	/** It has something to do. */
	begin(at: number): void {
		if (this.#state !== 'waits') return
		this.#since = Math.max(at, this.#since)
		this.#state = 'computes'
	}

	/** It has nothing to do until a message comes. */
	pause(at: number): void {
		if (this.#state !== 'computes') return
		const to = Math.max(at, this.#since)
		this.#state = 'waits'
		// Spoken to, and not run yet: it waits as it did.
		if (this.#hasWaited && to === this.#since) return
		this.#tell({ from: this.#since, to, then: 'waits', on: { kind: 'other', name: 'a message' } })
		this.#since = to
		this.#hasWaited = true
	}

	/** It is there no more. */
	end(how: 'done' | 'failed' | 'cancelled', at: number): void {
		if (this.#state === 'ended') return
		const to = Math.max(at, this.#since)
		this.#tell({ from: this.#state === 'computes' ? this.#since : to, to, then: how })
		this.#state = 'ended'
	}
}
