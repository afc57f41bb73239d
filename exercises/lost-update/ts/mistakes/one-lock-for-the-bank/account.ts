/** Where a balance is kept. */
export interface Store {
	read(): Promise<number>
	write(balance: number): Promise<void>
}

let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = last.then(work)
	last = mine.catch(() => {})
	return mine
}

export class Account {
	readonly #store: Store

	constructor(store: Store) {
		this.#store = store
	}

	deposit(amount: number): Promise<number> {
		return inTurn(() => this.#change(amount))
	}

	withdraw(amount: number): Promise<number> {
		return inTurn(() => this.#change(-amount))
	}

	async #change(difference: number): Promise<number> {
		const balance = (await this.#store.read()) + difference
		if (balance < 0) throw new RangeError('not covered')
		await this.#store.write(balance)
		return balance
	}
}
