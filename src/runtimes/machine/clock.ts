import type { ClockMode } from '../../course/clock-mode.ts'

/** What reading the time costs a program in `pure`, so that a loop which waits for a moment gets there. */
const readingCost = 1_000

/** What fifty turns of a loop cost in `pure`: what they take on an ordinary laptop. */
const pollCost = 4_000

/** The first of January 2030, 09:00 UTC: when a machine with the `pure` clock is switched on. */
const switchedOn = 1_893_488_400_000

/** The machine's clock. All times are nanoseconds, whole numbers, since the program began. */
export class MachineClock {
	#mode: ClockMode = 'pure'
	/** `pure` counts here; the others go with the world's clock and count what they skipped. */
	#counted = 0
	/** How much of the time nobody computed. */
	#waited = 0
	#began = performance.now()
	#epoch = switchedOn
	#programs = 0

	get mode(): ClockMode {
		return this.#mode
	}

	/** How many programs have begun. */
	get programs(): number {
		return this.#programs
	}

	/** The date at which the last of them began, in milliseconds since 1970. */
	get startDate(): number {
		return this.#epoch
	}

	/** A program begins now, at 0. */
	begin(mode: ClockMode): void {
		this.#programs++
		this.#mode = mode
		this.#counted = 0
		this.#waited = 0
		this.#began = performance.now()
		// Whole milliseconds: a sum of today's nanoseconds would lose its last digits.
		this.#epoch = mode === 'pure' ? switchedOn : Math.round(performance.timeOrigin + this.#began)
	}

	/** What time it is, for free: for whoever only looks. */
	peek(): number {
		if (this.#mode === 'pure') return this.#counted
		return Math.round((performance.now() - this.#began) * 1e6) + this.#counted
	}

	/** A program reads the time: in `pure` that costs a microsecond. */
	read(): number {
		if (this.#mode === 'pure') this.#counted += readingCost
		return this.peek()
	}

	/** A program reads the date: nanoseconds since 1970. */
	date(): bigint {
		return BigInt(this.#epoch) * 1_000_000n + BigInt(this.read())
	}

	/** How long the program has computed, its processes included; a wait in `real` counts as computing. */
	computed(): number {
		return this.read() - this.#waited
	}

	/** A program computed: `polls` times fifty turns of a loop or calls. Only `pure` goes by that. */
	work(polls: number): void {
		if (this.#mode === 'pure') this.#counted += polls * pollCost
	}

	/**
	 * Nobody has anything to do until then. In `real` that moment comes by itself; only what was taken
	 * back has passed already, and is not waited for again. Answers how much was skipped.
	 */
	skipTo(moment: number): number {
		const duration = Math.max(0, Math.ceil(moment - this.peek()))
		const skipped =
			this.#mode === 'real' ? Math.min(duration, Math.max(0, -this.#counted)) : duration
		this.#counted += skipped
		this.#waited += skipped
		return skipped
	}

	/** Takes back time that passed in one process while the others, on other cores, had the same time. */
	rewind(duration: number): void {
		this.#counted -= duration
		this.#waited -= duration
	}
}
