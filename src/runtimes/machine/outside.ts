/** What the machine expects of the world outside: while something is expected, silence is no deadlock. */
export class Outside {
	readonly #expected = new Set<object>()
	#heard: (() => void) | undefined
	/** When the event loop last had a turn, as far as is known; by the world's clock, in milliseconds. */
	#listened = 0

	/** Something happens out there; what it answers is called when that is over. */
	expect(): () => void {
		const event = {}
		if (this.#expected.size === 0) this.#listened = performance.now()
		this.#expected.add(event)
		return () => {
			if (this.#expected.delete(event)) this.#heard?.()
		}
	}

	get isExpecting(): boolean {
		return this.#expected.size > 0
	}

	/** Whether something is expected, and nobody has listened for so long that it may have come. */
	get isDeaf(): boolean {
		return this.isExpecting && performance.now() - this.#listened > longestDeaf
	}

	/** Lets the event loop turn until the world says something, or that many milliseconds have passed. */
	async listen(most: number): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>()
		this.#heard = resolve
		const alarm = setTimeout(resolve, Math.min(Math.max(0, most), longest))
		await promise
		clearTimeout(alarm)
		this.#heard = undefined
		this.#listened = performance.now()
	}

	/** Nothing is expected any more. */
	clear(): void {
		this.#expected.clear()
	}
}

/** How long nobody may listen to the world while something is expected of it, in milliseconds. */
const longestDeaf = 20

/** The longest that an event loop's timer can wait, in milliseconds: three weeks. */
const longest = 2 ** 31 - 1
