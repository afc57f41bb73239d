import { expect, test } from 'vitest'
import { countAll } from './solution/count-all.ts'
import { calls, type Range } from './solution/primes.ts'
import { threads } from './solution/threads.ts'

/** Counts them, and tells of the threads. They are real ones, and so is the time they take. */
async function count(ranges: Range[], cores: number) {
	threads.started = 0
	calls.here = 0
	let counts: number[] | undefined
	let error: unknown
	let timer: ReturnType<typeof setTimeout> | undefined
	try {
		const endless = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Error('It has not come to an end.')), 8000)
		})
		counts = await Promise.race([countAll(ranges, cores), endless])
	} catch (thrown) {
		error = thrown
	}
	clearTimeout(timer)
	const left = [...threads.living]
	const told = { counts, error, started: threads.started, here: calls.here, left: left.length }
	// What one run leaves behind is not the next one's.
	await Promise.all(left.map((thread) => thread.terminate()))
	return told
}

// The first one takes longer than the two others together.
const ranges: Range[] = [
	[0, 19_999],
	[100, 199],
	[200, 299],
]
const broken: Range[] = [
	[0, 9],
	[5, 1],
	[0, 99],
]

// Threads take real time to start, so all cases look at the same two runs.
const well = await count(ranges, 2)
const failed = await count(broken, 2)

test('counts the primes of every range', () => {
	const { error, counts } = well
	expect(error, 'the error').toBeUndefined()
	expect(counts?.toSorted(), 'the counts, sorted').toEqual([16, 21, 2262])
})

test('gives the counts in the order of the ranges', () => {
	const { counts } = well
	expect(counts).toEqual([2262, 21, 16])
})

test('keeps the event loop going meanwhile', () => {
	const { here } = well
	expect(here, "ranges counted in the event loop's own thread").toBe(0)
})

test('computes on as many cores as it may', () => {
	const { started } = well
	expect(started, 'threads that were started').toBeGreaterThanOrEqual(2)
})

test('starts no more than it may', () => {
	const { started } = well
	expect(started, 'threads that were started').toBeLessThanOrEqual(2)
})

test('lets an error out', () => {
	const { error } = failed
	expect(error, 'what it threw').toBeInstanceOf(RangeError)
})

test('leaves none behind', () => {
	expect(well.left, 'threads when all is counted').toBe(0)
	expect(failed.left, 'threads after an error').toBe(0)
})
