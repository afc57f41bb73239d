import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { timed } from './solution/stopwatch.ts'

/** How a work is to be: how long it takes, and what happens in it. */
interface Work {
	seconds: number
	/** Seconds by which somebody sets the time of day, halfway through. */
	sets?: number
	fails?: boolean
}

/** Measures these works, each of which begins half a second after the one before. */
async function measure(...works: Work[]) {
	const laps: number[] = []
	let calls = 0
	const day = setTheTimeOfDay()
	const work =
		({ seconds, sets = 0, fails }: Work) =>
		async () => {
			calls++
			await sleep(seconds / 2)
			day.shift += sets * 1000
			await sleep(seconds / 2)
			if (fails) throw new Error('it failed')
			return 'done'
		}
	const run = await inLab(undefined, async () => {
		day.begin()
		try {
			const measuring = works.map(async (how, place) => {
				await sleep(place / 2)
				return await timed(work(how), laps)
			})
			return await Promise.all(measuring)
		} finally {
			day.putBack()
		}
	})
	return { run, laps, calls }
}

const sleep = (seconds: number) =>
	new Promise<void>((resolve) => {
		if (seconds > 0) setTimeout(resolve, seconds * 1000)
		else resolve()
	})

/** Stands in the place of the lab's `Date`, until it is put back: the same time, shifted. */
function setTheTimeOfDay() {
	let putBack = (): void => undefined
	const day = {
		/** In milliseconds. */
		shift: 0,
		begin() {
			const real = Date
			putBack = () => void (globalThis.Date = real)
			globalThis.Date = new Proxy(real, {
				construct: (target, given: [] | [number]) =>
					new target(given.length === 0 ? target.now() + day.shift : given[0]),
				get: (target, name): unknown =>
					name === 'now' ? () => target.now() + day.shift : Reflect.get(target, name),
			})
		},
		putBack: () => putBack(),
	}
	return day
}

test('gives what the work gives', async () => {
	const { run } = await measure({ seconds: 2 })
	expect(run.value, 'what it gave').toEqual(['done'])
})

test('does the work once', async () => {
	const { calls } = await measure({ seconds: 2 })
	expect(calls, 'calls of the work').toBe(1)
})

test('notes seconds', async () => {
	const { laps } = await measure({ seconds: 2 })
	expect(laps, 'laps').toHaveLength(1)
	expect(laps[0], 'the lap of two seconds of work').toBeLessThan(60)
})

test('notes the seconds until the work is done', async () => {
	const { laps } = await measure({ seconds: 2 })
	expect(laps[0], 'the lap of two seconds of work').toBeCloseTo(2, 3)
})

test('does not mind when the time of day is set', async () => {
	const { laps } = await measure({ seconds: 2, sets: -3600 })
	expect(laps[0], 'the lap of two seconds of work').toBeCloseTo(2, 1)
})

test('notes the seconds of work that fails', async () => {
	const { laps } = await measure({ seconds: 2, fails: true })
	expect(laps, 'laps').toHaveLength(1)
	expect(laps[0], 'the lap of two seconds of work').toBeCloseTo(2, 1)
})

test('lets the error of the work out', async () => {
	const { run } = await measure({ seconds: 2, fails: true })
	expect(run.error, 'what it rejected with').toEqual(new Error('it failed'))
})

test('measures two works at once', async () => {
	const { laps } = await measure({ seconds: 1 }, { seconds: 2 })
	expect(laps, 'laps').toHaveLength(2)
	expect(laps[0], 'the lap of one second of work').toBeCloseTo(1, 1)
	expect(laps[1], 'the lap of two seconds of work').toBeCloseTo(2, 1)
})
