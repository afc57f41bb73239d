/** Who takes from it waits until there is something. Nothing is kept from being put in. */
export class Queue<T> {
	readonly #items: T[] = []
	#more = Promise.withResolvers<void>()

	put(item: T): void {
		this.#items.push(item)
		this.#more.resolve()
		this.#more = Promise.withResolvers()
	}

	async get(): Promise<T> {
		while (this.#items.length === 0) await this.#more.promise
		return this.#items.shift() as T
	}
}
