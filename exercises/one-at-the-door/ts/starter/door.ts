/** Lets one in at a time. */
export class Door {
	#closed = false

	async run<T>(work: () => Promise<T>): Promise<T> {
		while (this.#closed) {
			await new Promise((resolve) => setTimeout(resolve, 500))
		}
		this.#closed = true
		try {
			return await work()
		} finally {
			this.#closed = false
		}
	}
}
