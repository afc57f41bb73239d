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
    const task = this.#watch(work).finally(() => this.#running.delete(task))
    this.#running.add(task)
  }

  async #watch(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#onError(error)
    }
  }

  async close(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
