export class Door {
	#inside: Promise<unknown> | undefined

	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#inside) await this.#inside.catch(() => {})
		const mine = work()
		this.#inside = mine
		try {
			return await mine
		} finally {
			this.#inside = undefined
		}
	}
}
