/** Holds on to work until it is done. */
export class Background {
  readonly #onError: (error: unknown) => void
  readonly #running = new Set<Promise<void>>()

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  get running(): number {
    return this.#running.size
  }

  start(work: () => Promise<void>): void {
    this.#running.add(this.#watch(work))
  }

  async #watch(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#onError(error)
    }
  }

  async close(): Promise<void> {
    let awaited = 0
    while (awaited < this.#running.size) {
      awaited = this.#running.size
      await Promise.all(this.#running)
    }
    this.#running.clear()
  }
}
