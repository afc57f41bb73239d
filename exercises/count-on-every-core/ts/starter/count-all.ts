import { countPrimes, type Range } from './primes.ts'

/** Counts the primes of each range. */
export async function countAll(ranges: Range[], cores: number): Promise<number[]> {
	return ranges.map((range) => countPrimes(range))
}
