import { once } from 'node:events'
import type { Range } from './primes.ts'
import { startThread } from './threads.ts'

/** Counts the primes of each range, in worker threads: each takes the next range when it is free. */
export async function countAll(ranges: Range[], cores: number): Promise<number[]> {
  const threads = Array.from({ length: Math.min(cores, ranges.length) }, startThread)
  try {
    const shares = threads.map(async (thread, core) => {
      const counts: number[] = []
      for (const range of ranges.filter((_, place) => place % threads.length === core)) {
        thread.postMessage(range)
        const [count] = await once(thread, 'message')
        counts.push(count)
      }
      return counts
    })
    return (await Promise.all(shares)).flat()
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}
