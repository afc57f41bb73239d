import { isMainThread } from 'node:worker_threads'

export type Range = [first: number, last: number]

/** How many ranges were counted in the thread of the event loop. */
export const calls = { here: 0 }

/** How many primes there are from first to last. It tries every divisor, and takes its time. */
export function countPrimes([first, last]: Range): number {
	if (isMainThread) calls.here++
	if (last < first) throw new RangeError(`from ${first} to ${last} is no range`)
	let count = 0
	for (let number = Math.max(first, 2); number <= last; number++) if (isPrime(number)) count++
	return count
}

function isPrime(number: number): boolean {
	for (let divisor = 2; divisor < number; divisor++) if (number % divisor === 0) return false
	return true
}
