/**
 * How time passes in the machine.
 * - `real`: a second takes a second.
 * - `hybrid`: waiting takes no time, computing takes as long as it takes.
 * - `pure`: waiting takes no time and computing takes a fixed price a step, so that the same program
 *   reads the same times on every computer, to the last digit.
 */
export type ClockMode = 'real' | 'hybrid' | 'pure'

/** All times are nanoseconds, whole numbers. */
export interface MachineClock {
	readonly mode: ClockMode
	/** A program reads the time since the machine was switched on: in `pure` that costs a microsecond. */
	read(): number
	/** The same for free, for whoever only looks. */
	peek(): number
	/** Nanoseconds since 1970. In `pure` the machine is switched on at one and the same moment. */
	date(): number
	/** A program computed: `polls` times fifty turns of a loop or calls. Only `pure` goes by that. */
	work(polls: number): void
	/** Nobody has anything to do until then. In `real` that moment must have come already. */
	skipTo(moment: number): void
	/** Takes back time that passed in one process while the others, on other cores, had the same time. */
	rewind(duration: number): void
}

/** What reading the time costs a program, so that a loop which waits for a moment gets there. */
const readingCost = 1_000

/** What fifty turns of a loop cost: what they take on an ordinary laptop. */
const pollCost = 4_000

/** The first of January 2030, 09:00 UTC. */
const switchedOn = 1_893_488_400_000 * 1_000_000

export function createClock(mode: ClockMode): MachineClock {
	return mode === 'pure' ? new PureClock() : new WorldClock(mode)
}

class PureClock implements MachineClock {
	readonly mode = 'pure'
	#now = 0

	read(): number {
		return (this.#now += readingCost)
	}
	peek(): number {
		return this.#now
	}
	date(): number {
		return switchedOn + this.read()
	}
	work(polls: number): void {
		this.#now += polls * pollCost
	}
	skipTo(moment: number): void {
		this.#now = Math.max(this.#now, Math.ceil(moment))
	}
	rewind(duration: number): void {
		this.#now -= duration
	}
}

/** Goes with the world's clock; `hybrid` puts it forward instead of waiting. */
class WorldClock implements MachineClock {
	readonly mode: ClockMode
	readonly #start = performance.now()
	/** Whole milliseconds, before a sum with nanoseconds of today would lose its last digits. */
	readonly #epoch = Math.round(performance.timeOrigin + this.#start)
	#ahead = 0

	constructor(mode: ClockMode) {
		this.mode = mode
	}
	peek(): number {
		return Math.round((performance.now() - this.#start) * 1e6) + this.#ahead
	}
	read(): number {
		return this.peek()
	}
	date(): number {
		return this.#epoch * 1_000_000 + this.peek()
	}
	work(): void {
		// The world's clock has counted it.
	}
	skipTo(moment: number): void {
		if (this.mode === 'hybrid') this.#ahead += Math.max(0, Math.ceil(moment - this.peek()))
	}
	rewind(duration: number): void {
		this.#ahead -= duration
	}
}
