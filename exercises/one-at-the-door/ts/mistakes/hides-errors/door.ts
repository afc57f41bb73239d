export class Door {
	#last: Promise<unknown> = Promise.resolve()

	run<T>(work: () => Promise<T>): Promise<T | void> {
		const mine = this.#last.then(work).catch((error) => console.error(error))
		this.#last = mine
		return mine
	}
}
