type Ask = (key: string, signal?: AbortSignal) => Promise<string>

/** Asks, and keeps the answers. */
export class Answers {
	readonly #ask: Ask
	readonly #answers = new Map<string, string>()

	constructor(ask: Ask) {
		this.#ask = ask
	}

	async get(key: string, signal?: AbortSignal): Promise<string> {
		let answer = this.#answers.get(key)
		if (answer === undefined) {
			answer = await this.#ask(key, signal)
			this.#answers.set(key, answer)
		}
		return answer
	}
}
