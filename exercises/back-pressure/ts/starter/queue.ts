/** Who takes from it waits until there is something; who puts something in waits until there is room. */
export class Queue<T> {
	readonly #items: T[] = []
	readonly #room: number
	#changed = Promise.withResolvers<void>()

	constructor(room = Infinity) {
		this.#room = room
	}

	async put(item: T): Promise<void> {
		while (this.#items.length >= this.#room) await this.#changed.promise
		this.#items.push(item)
		this.#change()
	}

	async get(): Promise<T> {
		while (this.#items.length === 0) await this.#changed.promise
		const item = this.#items.shift() as T
		this.#change()
		return item
	}

	#change(): void {
		this.#changed.resolve()
		this.#changed = Promise.withResolvers()
	}
}
