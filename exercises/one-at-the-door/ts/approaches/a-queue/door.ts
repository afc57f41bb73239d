/** A flag, and a queue of those who wait. Who comes out lets the next one in, and the flag stays as it is. */
export class Door {
	#closed = false
	readonly #waiting: (() => void)[] = []

	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve))
		this.#closed = true
		try {
			return await work()
		} finally {
			const next = this.#waiting.shift()
			if (next) next()
			else this.#closed = false
		}
	}
}
