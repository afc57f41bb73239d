/** Where a balance is kept. */
export interface Store {
	read(): Promise<number>
	write(balance: number): Promise<void>
}

/** A balance in a store that many use at once. */
export class Account {
	readonly #store: Store

	constructor(store: Store) {
		this.#store = store
	}

	async deposit(amount: number): Promise<number> {
		const balance = (await this.#store.read()) + amount
		await this.#store.write(balance)
		return balance
	}

	async withdraw(amount: number): Promise<number> {
		const balance = (await this.#store.read()) - amount
		if (balance < 0) throw new RangeError('not covered')
		await this.#store.write(balance)
		return balance
	}
}
