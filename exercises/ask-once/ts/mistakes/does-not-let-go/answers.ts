type Ask = (key: string, signal?: AbortSignal) => Promise<string>

/** Asks once for each key, however many want to know. */
export class Answers {
  readonly #ask: Ask
  readonly #answers = new Map<string, Promise<string>>()

  constructor(ask: Ask) {
    this.#ask = ask
  }

  async get(key: string, signal?: AbortSignal): Promise<string> {
    let answer = this.#answers.get(key)
    if (!answer) {
      // The request belongs to all who wait, so it gets nobody's signal.
      answer = this.#ask(key)
      this.#answers.set(key, answer)
      answer.catch(() => this.#answers.delete(key))
    }
    return await answer
  }
}
