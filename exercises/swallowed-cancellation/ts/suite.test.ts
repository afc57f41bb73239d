import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { retry } from './solution/retry.ts'

/** Fails with the reason when the signal is aborted, as `fetch` does. */
const sleep = (seconds: number, signal?: AbortSignal) =>
	new Promise<void>((resolve, reject) => {
		setTimeout(resolve, seconds * 1000)
		signal?.addEventListener('abort', () => reject(signal.reason))
	})

type Work = (attempt: number, signal: AbortSignal) => Promise<string>

const fails: Work = async (attempt, signal) => {
	await sleep(1, signal)
	throw new Error(`error ${attempt}`)
}
const succeedsAtLast: Work = async (attempt, signal) =>
	attempt < 3 ? await fails(attempt, signal) : 'a result'
const takesLong: Work = async (_, signal) => {
	await sleep(20, signal)
	return 'a late result'
}
const hasALimit: Work = async (attempt, signal) => {
	if (attempt > 1) return await takesLong(attempt, signal)
	await sleep(1, signal)
	throw new DOMException('The operation timed out.', 'TimeoutError')
}

/** Retries that work, three times with a pause, aborts it after some seconds, and tells how it went. */
async function tryIt(work: Work, pause: number, abortAfter = 1000) {
	/** The seconds in which the work began. */
	const tries: number[] = []
	/** What became of each try. */
	const ends: string[] = []
	const { value } = await inLab(undefined, async () => {
		const began = performance.now()
		const now = () => (performance.now() - began) / 1000
		const controller = new AbortController()
		setTimeout(() => controller.abort(), abortAfter * 1000)
		let value: unknown
		let error: unknown
		try {
			value = await retry(
				async (signal) => {
					tries.push(now())
					try {
						const value = await work(tries.length, signal)
						ends.push('done')
						return value
					} catch (error) {
						ends.push(signal.aborted ? 'cancelled' : 'failed')
						throw error
					}
				},
				3,
				pause * 1000,
				controller.signal,
			)
		} catch (thrown) {
			error = thrown
		}
		const ended = now()
		await sleep(100)
		return { value, error, ended }
	})
	return { ...value, tries, ends }
}

test('tries again after an error', async () => {
	const { value, tries } = await tryIt(succeedsAtLast, 2)
	expect(tries, 'the seconds in which a try began').toEqual([0, 3, 6])
	expect(value, 'the result').toBe('a result')
})

test('fails with the last error when no try is left', async () => {
	const { error, tries, ended } = await tryIt(fails, 2)
	expect(error, 'what it threw').toMatchObject({ message: 'error 3' })
	expect(tries, 'the seconds in which a try began').toHaveLength(3)
	expect(ended, 'the second in which it ended').toBe(7)
})

test('makes no further try when it is cancelled', async () => {
	const { tries } = await tryIt(takesLong, 2, 5)
	expect(tries, 'the seconds in which a try began').toEqual([0])
})

test('ends as cancelled', async () => {
	const { error, ended } = await tryIt(takesLong, 2, 5)
	expect(error, 'what it threw').toMatchObject({ name: 'AbortError' })
	expect(ended, 'the second in which it ended').toBe(5)
})

test('stops the work that is under way', async () => {
	const { ends } = await tryIt(takesLong, 2, 5)
	expect(ends, 'what became of the work').toEqual(['cancelled'])
})

test('ends at once when it is cancelled in a pause', async () => {
	const { error, ended } = await tryIt(fails, 60, 5)
	expect(error, 'what it threw').toMatchObject({ name: 'AbortError' })
	expect(ended, 'the second in which it ended').toBe(5)
})

test('tries again when the work ran out of time', async () => {
	const { value, tries } = await tryIt(hasALimit, 2)
	expect(tries, 'the seconds in which a try began').toEqual([0, 3])
	expect(value, 'the result').toBe('a late result')
})
