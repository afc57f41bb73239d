import type { Range } from './primes.ts'
import { startThread } from './threads.ts'

/** Each answer of a thread brings it the next range. */
export async function countAll(ranges: Range[], cores: number): Promise<number[]> {
	const threads = Array.from({ length: Math.min(cores, ranges.length) }, startThread)
	const { promise, resolve, reject } = Promise.withResolvers<void>()
	const counts: number[] = []
	let next = 0
	let missing = ranges.length
	if (missing === 0) resolve()
	for (const thread of threads) {
		let place = next++
		thread.postMessage(ranges[place])
		thread.on('error', reject)
		thread.on('message', (count) => {
			counts[place] = count
			missing--
			if (missing === 0) resolve()
			place = next++
			if (place < ranges.length) thread.postMessage(ranges[place])
		})
	}
	try {
		await promise
		return counts
	} finally {
		await Promise.all(threads.map((thread) => thread.terminate()))
	}
}
