import type { Scheduler, Turn, Wake } from './scheduler.ts'

interface Semaphore {
	name: string
	value: number
	readonly most: number
	/** What wakes the threads that wait for it, the longest waiting first. */
	readonly waiting: (() => boolean)[]
}

/** What went wrong, in the place of an answer; Python knows the numbers. */
export const semaphoreFaults = { exists: -1, missing: -2, full: -3 } as const

/** Counters that processes share: what `multiprocessing` makes its locks and conditions of. */
export class Semaphores {
	readonly #scheduler: Scheduler
	readonly #semaphores = new Map<number, Semaphore>()
	readonly #names = new Map<string, number>()
	#handles = 1

	constructor(scheduler: Scheduler) {
		this.#scheduler = scheduler
	}

	/** A new one of that name; answers its handle, or `exists`. */
	create(name: string, value: number, most: number): number {
		if (this.#names.has(name)) return semaphoreFaults.exists
		const handle = this.#handles++
		this.#semaphores.set(handle, { name, value, most, waiting: [] })
		this.#names.set(name, handle)
		return handle
	}

	/** The handle of the one that has that name, or `missing`. */
	open(name: string): number {
		return this.#names.get(name) ?? semaphoreFaults.missing
	}

	/** Takes the name away; who has opened it keeps it. Answers 0, or `missing`. */
	unlink(name: string): number {
		return this.#names.delete(name) ? 0 : semaphoreFaults.missing
	}

	/** What is left of it. */
	value(handle: number): number {
		return this.#of(handle).value
	}

	/** Takes one if there is one. */
	take(handle: number): boolean {
		const semaphore = this.#of(handle)
		if (semaphore.value === 0) return false
		semaphore.value--
		return true
	}

	/** Parks the running thread until one is handed to it: `woken` means that it has it. */
	wait(handle: number, until: number | undefined): Wake | Turn {
		this.#of(handle).waiting.push(this.#scheduler.waker())
		return this.#scheduler.park(until)
	}

	/** Gives one back, to the one that has waited longest if anybody does. Answers 0, or `full`. */
	release(handle: number): number {
		const semaphore = this.#of(handle)
		if (semaphore.value >= semaphore.most) return semaphoreFaults.full
		// Who has given up in the meantime cannot be woken.
		for (let next = semaphore.waiting.shift(); next; next = semaphore.waiting.shift())
			if (next()) return 0
		semaphore.value++
		return 0
	}

	reset(): void {
		this.#semaphores.clear()
		this.#names.clear()
		this.#handles = 1
	}

	#of(handle: number): Semaphore {
		const found = this.#semaphores.get(handle)
		if (!found) throw new Error(`There is no semaphore ${handle}.`)
		return found
	}
}
