/** Where a balance is kept. */
export interface Store {
	read(): Promise<number>
	write(balance: number): Promise<void>
}

export class Account {
	readonly #store: Store
	readonly #lock = new Lock()

	constructor(store: Store) {
		this.#store = store
	}

	deposit(amount: number): Promise<number> {
		return this.#change(amount)
	}

	withdraw(amount: number): Promise<number> {
		return this.#change(-amount)
	}

	async #change(difference: number): Promise<number> {
		const balance = (await this.#store.read()) + difference
		if (balance < 0) throw new RangeError('not covered')
		await this.#lock.acquire()
		try {
			await this.#store.write(balance)
		} finally {
			this.#lock.release()
		}
		return balance
	}
}

class Lock {
	#held = false
	readonly #waiting: (() => void)[] = []

	async acquire(): Promise<void> {
		if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve))
		this.#held = true
	}

	release(): void {
		const next = this.#waiting.shift()
		if (next) next()
		else this.#held = false
	}
}
