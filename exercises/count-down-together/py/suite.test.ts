import { script, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'

interface Counted {
	told: [name: string, number: number, at: number][]
	/** How often another task that wakes every half second has had a turn. */
	ticks: number
	seconds: number
}

const starts = { kettle: 3, egg: 5, toast: 2 }

/** Every case asks the same. */
let counted: Promise<PythonRun<Counted>> | undefined
const countDown = async () =>
	(
		await (counted ??= script<Counted>(
			`
				import asyncio, time
				from count_down import count_down_together

				told = []
				ticks = 0

				async def tick():
					global ticks
					while True:
						await asyncio.sleep(0.5)
						ticks += 1

				async def main():
					ticking = asyncio.create_task(tick())
					await asyncio.sleep(0)
					began = time.perf_counter()
					await count_down_together(
						args[0], lambda name, number: told.append((name, number, time.perf_counter() - began))
					)
					seconds = time.perf_counter() - began
					ticking.cancel()
					return {"told": list(told), "ticks": ticks, "seconds": seconds}

				result = asyncio.run(main())
			`,
			[starts],
		))
	).value

/** The numbers that one of them told, and the moments. */
const of = (name: string, { told }: Counted) => told.filter(([who]) => who === name)

test('tells every number of every countdown', async () => {
	const run = await countDown()
	const numbers = (name: string) => of(name, run).map(([, number]) => number)
	expect(numbers('kettle'), 'the kettle').toEqual([3, 2, 1, 0])
	expect(numbers('egg'), 'the egg').toEqual([5, 4, 3, 2, 1, 0])
	expect(numbers('toast'), 'the toast').toEqual([2, 1, 0])
})

test('waits a second between two numbers', async () => {
	const moments = of('egg', await countDown()).map(([, , at]) => at)
	for (const [index, at] of moments.slice(1).entries()) {
		expect(at - (moments[index] ?? 0), 'seconds from one number to the next').toBeCloseTo(1, 1)
	}
})

test('lets others run while it waits', async () => {
	const { ticks } = await countDown()
	expect(ticks, 'turns that another task had').toBeGreaterThan(0)
})

test('starts all countdowns at once', async () => {
	const run = await countDown()
	for (const name of Object.keys(starts)) {
		expect(of(name, run)[0]?.[2], `the second when the ${name} began`).toBeCloseTo(0, 1)
	}
})

test('is done when the longest countdown is', async () => {
	const { seconds } = await countDown()
	expect(seconds, 'seconds until it was done').toBeCloseTo(5, 1)
})
