import type { MachineClock } from './clock.ts'

/** How many cores the machine has, and what `os.cpu_count()` answers. */
export const coreCount = 8

/** What takes turns: a thread, as far as the cores know it. */
export interface Computing {
	readonly process: number
}

/**
 * The cores of the machine. A process computes on one of them: its threads share an interpreter, and
 * that has one lock. With one process the clock goes as it computes. Once there are several, what a
 * turn computed is taken off the clock again, and the process is busy until the clock has got there.
 * All moments are nanoseconds.
 */
export class Cores {
	readonly #clock: MachineClock
	readonly #count: number
	/** Until when a process computes. */
	readonly #busy = new Map<number, number>()
	#areShared = false
	#began = 0

	constructor(clock: MachineClock, count = coreCount) {
		this.#clock = clock
		this.#count = count
	}

	/** Whether there are several processes. */
	get areShared(): boolean {
		return this.#areShared
	}

	/** A second process comes: from now on they compute side by side. */
	share(): void {
		if (this.#areShared) return
		this.#areShared = true
		this.begin()
	}

	/** A turn begins now. */
	begin(): void {
		this.#began = this.#clock.peek()
	}

	/** A turn of that process ends, or pauses. Answers whether it computed ahead of the others. */
	account({ process }: Computing): boolean {
		if (!this.#areShared) return false
		const now = this.#clock.peek()
		const computed = now - this.#began
		if (computed <= 0) return false
		this.#busy.set(process, Math.max(now, this.#busy.get(process) ?? 0))
		this.#clock.rewind(computed)
		return true
	}

	/** Takes out the first that may compute now, or answers when one of them may; nothing when there is none. */
	take<T extends Computing>(ready: T[]): T | number | undefined {
		if (!this.#areShared) return ready.shift()
		const now = this.#clock.peek()
		let first: number | undefined
		for (const [at, each] of ready.entries()) {
			const when = this.#freeAt(each.process, now)
			if (when <= now) return ready.splice(at, 1)[0]
			first = Math.min(when, first ?? Infinity)
		}
		return first
	}

	/** The process is gone, and its core is free. */
	release(process: number): void {
		this.#busy.delete(process)
	}

	reset(): void {
		this.#busy.clear()
		this.#areShared = false
	}

	/** When that process may go on: once the clock has got to where it has, and a core is free. */
	#freeAt(process: number, now: number): number {
		const own = this.#busy.get(process) ?? 0
		if (own > now) return own
		for (const [each, until] of this.#busy) if (until <= now) this.#busy.delete(each)
		const excess = this.#busy.size - this.#count
		if (excess < 0) return now
		return [...this.#busy.values()].sort((one, other) => one - other)[excess] ?? now
	}
}
