import { countPrimes, type Range } from './primes.ts'

/** Counts the primes of each range. */
export async function countAll(ranges: Range[], cores: number): Promise<number[]> {
  return await Promise.all(ranges.map(async (range) => countPrimes(range)))
}
