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
		return this.#locked(amount)
	}

	withdraw(amount: number): Promise<number> {
		return this.#locked(-amount)
	}

	async #locked(difference: number): Promise<number> {
		await this.#lock.acquire()
		try {
			return await this.#change(difference)
		} finally {
			this.#lock.release()
		}
	}

	async #change(difference: number): Promise<number> {
		const balance = (await this.#store.read()) + difference
		if (balance < 0) throw new RangeError('not covered')
		await this.#store.write(balance)
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
		const next = this.#waiting.pop()
		if (next) next()
		else this.#held = false
	}
}
