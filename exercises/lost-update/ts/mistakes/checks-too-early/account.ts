/** Where a balance is kept. */
export interface Store {
	read(): Promise<number>
	write(balance: number): Promise<void>
}

export class Account {
	readonly #store: Store
	#last: Promise<unknown> = Promise.resolve()

	constructor(store: Store) {
		this.#store = store
	}

	deposit(amount: number): Promise<number> {
		return this.#inTurn(() => this.#change(amount))
	}

	async withdraw(amount: number): Promise<number> {
		if ((await this.#store.read()) < amount) throw new RangeError('not covered')
		return await this.#inTurn(() => this.#change(-amount))
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.#last.then(work)
		this.#last = mine.catch(() => {})
		return mine
	}

	async #change(difference: number): Promise<number> {
		const balance = (await this.#store.read()) + difference
		await this.#store.write(balance)
		return balance
	}
}
