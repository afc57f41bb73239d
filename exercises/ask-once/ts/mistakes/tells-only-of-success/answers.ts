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
      const { promise, resolve } = Promise.withResolvers<string>()
      this.#answers.set(key, promise)
      answer = this.#ask(key)
      answer.then(resolve, () => {})
    }
    return await Promise.race(signal ? [answer, aborted(signal)] : [answer])
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
