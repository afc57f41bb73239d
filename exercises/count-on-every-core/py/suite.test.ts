import { script, Tuple, type PythonError } from '#kit/python'
import { expect, test } from 'vitest'

type Range = [first: number, last: number]

interface Told {
	counts: number[] | null
	error: PythonError | null
	/** From the call to its end. */
	seconds: number
	/** The longest time in which the event loop did not come round. */
	pause: number
	/** The most processes that were seen at one time, and those that were there when all was done. */
	most: number
	left: number
}

/** Counts them, and looks every 5 ms at what is going on. */
async function count(ranges: Range[], cores: number): Promise<Told> {
	const { value } = await script<Told>(
		`
      import asyncio
      from itertools import pairwise
      from multiprocessing import active_children
      from count_all import count_all

      async def main(ranges, cores):
          loop = asyncio.get_running_loop()
          times, processes = [], []

          async def look():
              while True:
                  times.append(loop.time())
                  processes.append(len(active_children()))
                  await asyncio.sleep(0.005)

          looking = asyncio.create_task(look())
          await asyncio.sleep(0)
          counts = error = None
          try:
              counts = await count_all(ranges, cores)
          except Exception as raised:
              error = raised
          looking.cancel()
          times.append(loop.time())
          return dict(
              counts=counts,
              error=error,
              seconds=times[-1] - times[0],
              pause=max(after - before for before, after in pairwise(times)),
              most=max(processes),
              left=len(active_children()),
          )

      result = asyncio.run(main(*args))
    `,
		[ranges.map((range) => Tuple.from(range)), cores],
	)
	return value
}

/** Each takes a core about 0.03 s. */
const ranges: Range[] = [
	[4000, 4699],
	[4700, 5299],
	[5300, 5799],
]

test('counts the primes of every range', async () => {
	const { error, counts } = await count(ranges, 2)
	expect(error?.message, 'the error').toBeUndefined()
	expect(counts?.toSorted(), 'the counts, sorted').toEqual([58, 68, 84])
})

test('gives the counts in the order of the ranges', async () => {
	const { counts } = await count(ranges, 2)
	expect(counts).toEqual([84, 68, 58])
})

test('keeps the event loop going meanwhile', async () => {
	const { pause } = await count(ranges, 2)
	expect(pause, 'the longest time in which nobody else could run').toBeLessThan(0.025)
})

test('computes on as many cores as it may', async () => {
	const { most } = await count(ranges, 2)
	expect(most, 'most processes at one time').toBeGreaterThanOrEqual(2)
})

test('starts no more than it may', async () => {
	const { most } = await count(ranges, 2)
	expect(most, 'most processes at one time').toBeLessThanOrEqual(2)
})

test('lets an error out', async () => {
	const { error } = await count(
		[
			[0, 9],
			[5, 1],
			[0, 99],
		],
		1,
	)
	expect(error?.name, 'what it raised').toBe('ValueError')
})

test('leaves none behind', async () => {
	const well = await count(ranges, 2)
	expect(well.left, 'processes when all is counted').toBe(0)
	const failed = await count(
		[
			[0, 9],
			[5, 1],
			[0, 99],
		],
		1,
	)
	expect(failed.left, 'processes after an error').toBe(0)
})
