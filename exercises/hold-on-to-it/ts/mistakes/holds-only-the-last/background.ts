/** Holds on to work until it is done. */
export class Background {
  readonly #onError: (error: unknown) => void
  #task: Promise<void> | undefined

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  get running(): number {
    return this.#task ? 1 : 0
  }

  start(work: () => Promise<void>): void {
    this.#task = this.#watch(work)
  }

  async #watch(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#onError(error)
    }
  }

  async close(): Promise<void> {
    await this.#task
  }
}
