export class Door {
	#last: Promise<unknown> = Promise.resolve()

	async run(work: () => Promise<unknown>): Promise<void> {
		const mine = this.#last.then(work)
		this.#last = mine.catch(() => {})
		await mine
	}
}
