export class Door {
	#last: Promise<unknown> = Promise.resolve()

	run<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.#last.then(work)
		this.#last = mine
		return mine
	}
}
