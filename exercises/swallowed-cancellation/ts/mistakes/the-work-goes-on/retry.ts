import { setTimeout as sleep } from 'node:timers/promises'

/** The first result of the work. An abort is no error, and goes through. */
export async function retry<T>(
  work: (signal: AbortSignal) => Promise<T>,
  times: number,
  pause: number,
  signal: AbortSignal,
): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  for (let attempt = 1; ; attempt++) {
    try {
      return await Promise.race([work(new AbortController().signal), aborted])
    } catch (error) {
      if (signal.aborted || attempt === times) throw error
    }
    await sleep(pause, undefined, { signal })
  }
}
