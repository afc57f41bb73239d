import { setTimeout as sleep } from 'node:timers/promises'

/** The first result of the work. An abort is no error, and goes through. */
export async function retry<T>(
  work: (signal: AbortSignal) => Promise<T>,
  times: number,
  pause: number,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const { result, failure } = await outcome(() => work(signal), signal)
    if (!failure) return result as T
    if (attempt === times) throw failure.error
    await sleep(pause, undefined, { signal })
  }
}

async function outcome<T>(work: () => Promise<T>, signal: AbortSignal) {
  let result: T | undefined
  let failure: { error: unknown } | undefined
  try {
    result = await work()
  } catch (error) {
    signal.throwIfAborted()
    failure = { error }
  } finally {
    return { result, failure }
  }
}
