interface Entry<Held> {
	readonly held: Held
	process: number
}

/** Numbers that stand for something, each in the hands of a process. None is given twice. */
export class Descriptors<Held> {
	readonly #first: number
	readonly #entries = new Map<number, Entry<Held>>()
	readonly #counts = new Map<Held, number>()
	#next: number

	constructor(first: number) {
		this.#first = first
		this.#next = first
	}

	get(descriptor: number): Held | undefined {
		return this.#entries.get(descriptor)?.held
	}

	/** A new number for it, of that process. */
	open(held: Held, process: number): number {
		const descriptor = this.#next++
		this.#entries.set(descriptor, { held, process })
		this.#counts.set(held, (this.#counts.get(held) ?? 0) + 1)
		return descriptor
	}

	/** Hands a number to another process. */
	give(descriptor: number, process: number): void {
		const entry = this.#entries.get(descriptor)
		if (entry) entry.process = process
	}

	ownerOf(descriptor: number): number | undefined {
		return this.#entries.get(descriptor)?.process
	}

	/** Takes a number away. Answers what it stood for, if that was the last one. */
	close(descriptor: number): Held | undefined {
		const entry = this.#entries.get(descriptor)
		if (!entry) return undefined
		this.#entries.delete(descriptor)
		const left = (this.#counts.get(entry.held) ?? 1) - 1
		if (left > 0) {
			this.#counts.set(entry.held, left)
			return undefined
		}
		this.#counts.delete(entry.held)
		return entry.held
	}

	/** All numbers of a process, the oldest first. */
	of(process: number): number[] {
		return [...this.#entries]
			.filter(([, entry]) => entry.process === process)
			.map(([number]) => number)
	}

	clear(): void {
		this.#entries.clear()
		this.#counts.clear()
		this.#next = this.#first
	}
}
