interface Entry<Held> {
	readonly held: Held
	process: number
}

/** Numbers that stand for something, each in the hands of a process. None is given twice. */
export class Descriptors<Held> {
	readonly #first: number
	readonly #entries = new Map<number, Entry<Held>>()
	readonly #counts = new Map<Held, number>()
	/** Numbers that were taken from who held them: whoever cleans up later may close them again. */
	readonly #left = new Set<number>()
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
		this.#left.delete(descriptor)
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

	/** Whether a number was taken from who held it; it is told once. */
	wasLeft(descriptor: number): boolean {
		return this.#left.delete(descriptor)
	}

	/** Takes all numbers of a process away. Answers what nothing stands for any more, the oldest first. */
	leave(process: number): Held[] {
		const numbers = [...this.#entries].filter(([, entry]) => entry.process === process)
		return numbers.flatMap(([descriptor]) => {
			const held = this.close(descriptor)
			this.#left.add(descriptor)
			return held === undefined ? [] : [held]
		})
	}

	clear(): void {
		for (const descriptor of this.#entries.keys()) this.#left.add(descriptor)
		this.#entries.clear()
		this.#counts.clear()
		this.#next = this.#first
	}
}
