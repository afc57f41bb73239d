/** Lets one task in at a time. */
export class Door {
	#last: Promise<unknown> = Promise.resolve()

	run<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.#last.then(work)
		// Whoever comes next waits until this one is out, and does not inherit its error.
		this.#last = mine.catch(() => {})
		return mine
	}
}
