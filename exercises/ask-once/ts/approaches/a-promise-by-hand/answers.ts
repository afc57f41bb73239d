type Ask = (key: string, signal?: AbortSignal) => Promise<string>

/** Asks, and keeps the answers. */
export class Answers {
	readonly #ask: Ask
	readonly #answers = new Map<string, Promise<string>>()

	constructor(ask: Ask) {
		this.#ask = ask
	}

	get(key: string, signal?: AbortSignal): Promise<string> {
		const answer = this.#answers.get(key) ?? this.#fetch(key)
		return new Promise((resolve, reject) => {
			const leave = () => reject(signal?.reason)
			signal?.addEventListener('abort', leave)
			answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave))
		})
	}

	#fetch(key: string): Promise<string> {
		const answer = this.#ask(key).catch((error: unknown) => {
			this.#answers.delete(key)
			throw error
		})
		this.#answers.set(key, answer)
		return answer
	}
}
