/** Sets of descriptors to wait for together, with the events that are waited for: what epoll(7) keeps. */
export class PollSets {
	readonly #sets = new Map<number, Map<number, number>>()
	#numbers = 1

	/** A new one; answers its number. */
	open(): number {
		const number = this.#numbers++
		this.#sets.set(number, new Map())
		return number
	}

	/** Puts a descriptor into the set with what to wait for; no events take it out. */
	watch(set: number, fd: number, events: number | undefined): void {
		if (events === undefined) this.#sets.get(set)?.delete(fd)
		else this.#sets.get(set)?.set(fd, events)
	}

	forget(set: number): void {
		this.#sets.delete(set)
	}

	/** The descriptors in a set, each with its events. */
	of(set: number): ReadonlyMap<number, number> {
		return this.#sets.get(set) ?? nothing
	}

	clear(): void {
		this.#sets.clear()
	}
}

const nothing: ReadonlyMap<number, number> = new Map()
