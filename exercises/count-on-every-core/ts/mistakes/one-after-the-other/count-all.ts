import { once } from 'node:events'
import type { Range } from './primes.ts'
import { startThread } from './threads.ts'

/** Counts the primes of each range. */
export async function countAll(ranges: Range[], cores: number): Promise<number[]> {
  const thread = startThread()
  try {
    const counts: number[] = []
    for (const range of ranges) {
      thread.postMessage(range)
      const [count] = await once(thread, 'message')
      counts.push(count)
    }
    return counts
  } finally {
    await thread.terminate()
  }
}
