import type { MachineClock } from './clock.ts'
import { TimerQueue, type Timer } from './timer-queue.ts'

/** What is to happen, and when, by the machine's clock. */
export class Agenda {
	readonly #clock: MachineClock
	/** What has to wait until a branch is over. */
	readonly #trunks: { timers: TimerQueue; skipped: number }[] = []
	#timers = new TimerQueue()
	#skipped = 0

	constructor(clock: MachineClock) {
		this.#clock = clock
	}

	/** The moment of what is to happen first, or `undefined` when nothing is. */
	get first(): number | undefined {
		return this.#timers.first
	}

	/** Whether time passes for one thread alone. */
	get isBranch(): boolean {
		return this.#trunks.length > 0
	}

	/** Calls `act` when the clock gets there; it must not wait for anything. */
	at(when: number, act: () => void): Timer {
		return this.#timers.add(when, act)
	}

	/** The same, in everybody's time before the branch of that number, counted from 0. */
	atBefore(branch: number, when: number, act: () => void): void {
		this.#trunks[branch]?.timers.add(when, act)
	}

	/** Does what is due by the clock. */
	fireDue(): void {
		while (this.#timers.fire(this.#clock.peek())) {
			// Each may have set another that is due.
		}
	}

	/** Nobody has anything to do until then. */
	skipTo(moment: number): void {
		this.#skipped += this.#clock.skipTo(moment)
	}

	/** From now on time passes for one thread alone: what was to happen waits for the end of that. */
	branch(): void {
		this.#trunks.push({ timers: this.#timers, skipped: this.#skipped })
		this.#timers = new TimerQueue()
		this.#skipped = 0
	}

	/**
	 * The end of it: what was skipped is taken back, because everybody had that time, and what is left
	 * to happen happens in everybody's time. Answers the moment of the end.
	 */
	rejoin(): number {
		const trunk = this.#trunks.pop()
		if (!trunk) throw new Error('There is no branch of time to rejoin from.')
		const end = this.#clock.peek()
		this.#clock.rewind(this.#skipped)
		trunk.timers.adopt(this.#timers)
		this.#timers = trunk.timers
		this.#skipped = trunk.skipped
		return end
	}

	/** Nothing is to happen any more. */
	clear(): void {
		this.#trunks.length = 0
		this.#timers = new TimerQueue()
		this.#skipped = 0
	}
}
