/** Starts work in the background. */
export class Background {
	readonly #onError: (error: unknown) => void

	constructor(onError: (error: unknown) => void) {
		this.#onError = onError
	}

	get running(): number {
		return 0
	}

	start(work: () => Promise<void>): void {
		work().catch(() => {})
	}

	async close(): Promise<void> {
		// Nothing is known of what was started.
	}
}
