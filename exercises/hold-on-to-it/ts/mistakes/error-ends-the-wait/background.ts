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
    const task = work()
    this.#running.add(task)
    task.catch(this.#onError).finally(() => this.#running.delete(task))
  }

  async close(): Promise<void> {
    // The loop over a set also comes to what is added meanwhile.
    for (const task of this.#running) await task
  }
}
