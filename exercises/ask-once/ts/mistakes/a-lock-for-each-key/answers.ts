type Ask = (key: string, signal?: AbortSignal) => Promise<string>

/** Asks, and keeps the answers. */
export class Answers {
  readonly #ask: Ask
  readonly #answers = new Map<string, string>()
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(ask: Ask) {
    this.#ask = ask
  }

  async get(key: string, signal?: AbortSignal): Promise<string> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const answer = before.then(async () => {
      const known = this.#answers.get(key) ?? (await this.#ask(key))
      this.#answers.set(key, known)
      return known
    })
    this.#last.set(
      key,
      answer.catch(() => {}),
    )
    return await Promise.race(signal ? [answer, aborted(signal)] : [answer])
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
