import { once } from 'node:events'
import type { Range } from './primes.ts'
import { startThread } from './threads.ts'

/** Counts the primes of each range, in worker threads: each takes the next range when it is free. */
export async function countAll(ranges: Range[], cores: number): Promise<number[]> {
  const counts: number[] = []
  const queue = ranges.entries()
  const threads = Array.from({ length: ranges.length }, startThread)
  try {
    const shares = threads.map(async (thread) => {
      for (const [place, range] of queue) {
        thread.postMessage(range)
        const [count] = await once(thread, 'message')
        counts[place] = count
      }
    })
    await Promise.all(shares)
    return counts
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}
