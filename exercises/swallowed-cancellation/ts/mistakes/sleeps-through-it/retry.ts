import { setTimeout as sleep } from 'node:timers/promises'

/** The first result of the work. An abort is no error, and goes through. */
export async function retry<T>(
  work: (signal: AbortSignal) => Promise<T>,
  times: number,
  pause: number,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(signal)
    } catch (error) {
      if (signal.aborted || attempt === times) throw error
    }
    await sleep(pause)
  }
}
