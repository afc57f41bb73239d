import { script, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'

interface Measured {
	given: unknown
	laps: number[]
	/** How often the work was called. */
	calls: number
	/** What came out instead of a result. */
	error: string | null
}

/** How a work is to be: how long it takes, and what happens in it. */
interface Work {
	seconds: number
	/** Seconds by which somebody sets the time of day, halfway through. */
	sets?: number
	fails?: boolean
}

/** Measures these works, each of which begins half a second after the one before. */
const measure = (...works: Work[]): Promise<PythonRun<Measured>> =>
	script<Measured>(
		`
			import asyncio, time

			# Before the learner's module is loaded, so that it makes no difference how it imports a clock.
			shift = 0
			time_of_day = time.time
			nanoseconds_of_day = time.time_ns
			time.time = lambda: time_of_day() + shift
			time.time_ns = lambda: nanoseconds_of_day() + int(shift * 1e9)

			from stopwatch import timed

			calls = 0

			def work_like(how):
				async def work():
					global calls, shift
					calls += 1
					await asyncio.sleep(how["seconds"] / 2)
					shift += how.get("sets", 0)
					await asyncio.sleep(how["seconds"] / 2)
					if how.get("fails"):
						raise LookupError("it failed")
					return "done"

				return work

			async def main():
				laps = []

				async def measure(place, how):
					await asyncio.sleep(place / 2)
					return await timed(work_like(how), laps)

				given = error = None
				try:
					given = await asyncio.gather(*[measure(*each) for each in enumerate(args)])
				except Exception as raised:
					error = repr(raised)
				return {"given": given, "laps": laps, "calls": calls, "error": error}

			result = asyncio.run(main())
		`,
		works,
	)

test('gives what the work gives', async () => {
	const run = await measure({ seconds: 2 })
	expect(run.value.given, 'what it gave').toEqual(['done'])
})

test('does the work once', async () => {
	const run = await measure({ seconds: 2 })
	expect(run.value.calls, 'calls of the work').toBe(1)
})

test('notes seconds', async () => {
	const { laps } = (await measure({ seconds: 2 })).value
	expect(laps, 'laps').toHaveLength(1)
	expect(laps[0], 'the lap of two seconds of work').toBeLessThan(60)
})

test('notes the seconds until the work is done', async () => {
	const { laps } = (await measure({ seconds: 2 })).value
	expect(laps[0], 'the lap of two seconds of work').toBeCloseTo(2, 3)
})

test('does not mind when the time of day is set', async () => {
	const { laps } = (await measure({ seconds: 2, sets: -3600 })).value
	expect(laps[0], 'the lap of two seconds of work').toBeCloseTo(2, 1)
})

test('notes the seconds of work that fails', async () => {
	const { laps } = (await measure({ seconds: 2, fails: true })).value
	expect(laps, 'laps').toHaveLength(1)
	expect(laps[0], 'the lap of two seconds of work').toBeCloseTo(2, 1)
})

test('lets the error of the work out', async () => {
	const { error } = (await measure({ seconds: 2, fails: true })).value
	expect(error, 'what it raised').toBe("LookupError('it failed')")
})

test('measures two works at once', async () => {
	const { laps } = (await measure({ seconds: 1 }, { seconds: 2 })).value
	expect(laps, 'laps').toHaveLength(2)
	expect(laps[0], 'the lap of one second of work').toBeCloseTo(1, 1)
	expect(laps[1], 'the lap of two seconds of work').toBeCloseTo(2, 1)
})
