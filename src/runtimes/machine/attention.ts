import type { MachineClock } from './clock.ts'

/** Why Python is interrupted: bits, because there may be several reasons at once. */
const reasons = { giveTurn: 1, stop: 2, tellPlace: 4 } as const

/** How long one thread may compute while others wait for their turn, in nanoseconds: CPython's own interval. */
const slice = 5_000_000

/** After so many polls it is told where the program is: some tenths of a second. By polls and not by time, because telling it is work too. */
const beat = 8_192

/** After it was stopped, how much more a program may compute to put its things in order. */
const grace = 25_000

/** A program may go on after it was stopped, in an `except` of its own or in another thread, so often and no more. */
const mostStops = 8

/** What Python's signal handling reads: element 0 is the number of the signal that has come. */
export interface InterruptBuffer {
	0: number
}

/**
 * Gets Python's attention while it computes, without shared memory: CPython looks for a signal every
 * fifty turns of a loop or calls, and what it looks at is a getter of ours. One look is a *poll*.
 */
export class Attention {
	readonly #clock: MachineClock
	readonly #isContended: () => boolean
	readonly #onIgnored: () => never
	#polls = 0
	#budget = Infinity
	#stops = 0
	#align = () => {}
	#isElsewhere = false
	#reasons = 0
	#sliceBegan = 0
	readonly buffer: InterruptBuffer

	constructor({
		clock,
		isContended,
		onIgnored,
	}: {
		clock: MachineClock
		isContended: () => boolean
		/** The program was stopped so often and still computes: must throw. */
		onIgnored: () => never
	}) {
		this.#clock = clock
		this.#onIgnored = onIgnored
		this.#isContended = isContended
		const look = () => (this.#look() ? 2 : 0)
		this.buffer = {
			get 0() {
				return look()
			},
			set 0(_handled) {
				// Python writes 0 when it has seen the signal; the getter decides for itself.
			},
		}
	}

	/** Polls so far: the same for the same program, so a budget of them is fair on every computer. */
	get polls(): number {
		return this.#polls
	}

	/** Sets how to have the next poll come in due distance from the beginning of a program. */
	alignWith(align: () => void): void {
		this.#align = align
	}

	/** A program begins, and may compute that many polls before it is stopped. */
	begin(budget = Infinity): void {
		this.turnAway(false)
		this.#polls = 0
		this.#budget = budget
		this.#stops = 0
		this.#reasons = 0
		this.#sliceBegan = this.#clock.peek()
	}

	/**
	 * What Python computes meanwhile is none of the program's: whoever asks for it, and how often, must change no
	 * program. When it is over, or was left out, the next poll comes in due distance.
	 */
	turnAway(away: boolean): void {
		this.#isElsewhere = away
		if (!away) this.#align()
	}

	/** Why Python was interrupted; asking clears it. Elsewhere there is no reason: each comes again. */
	takeReasons(): number {
		const found = this.#isElsewhere ? 0 : this.#reasons
		this.#reasons = 0
		return found
	}

	/** Called where what is thrown ends the interpreter; in the buffer Pyodide would catch it. */
	endIfIgnored(): void {
		if (this.#stops > mostStops) this.#onIgnored()
	}

	#look(): boolean {
		if (this.#isElsewhere) return false
		this.#polls++
		this.#clock.work(1)
		// Said once: until Python has asked for the reasons, its handler is on the way.
		const known = this.#reasons
		if (this.#polls > this.#budget) {
			this.#stops++
			this.#reasons |= reasons.stop
			this.#budget = this.#polls + grace
		}
		const now = this.#clock.peek()
		// The clock was put back for another process: its slice begins where it does.
		this.#sliceBegan = Math.min(this.#sliceBegan, now)
		if (now - this.#sliceBegan >= slice) {
			this.#sliceBegan = now
			if (this.#isContended()) this.#reasons |= reasons.giveTurn
		}
		if (this.#polls % beat === 0) this.#reasons |= reasons.tellPlace
		return this.#reasons !== known
	}
}
