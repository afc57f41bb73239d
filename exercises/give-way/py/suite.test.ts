import { script } from '#kit/python'
import { expect, test } from 'vitest'

interface Worked {
	results: number[]
	calls: number
	/** How many items were worked on in one go, each time until somebody else had a turn. */
	goes: number[]
	seconds: number
}

/**
 * Lets it double that many numbers. Each call of the work asks the event loop for a turn, if none has been
 * asked for yet: it comes when the loop comes round.
 */
const workThrough = (items: number) =>
	script<Worked>(
		`
			import asyncio, time
			from give_way import work_through

			calls = 0
			goes = [0]
			asked = False

			def take_turn():
				global asked
				asked = False
				goes.append(0)

			def double(number):
				global calls, asked
				calls += 1
				goes[-1] += 1
				if not asked:
					asyncio.get_running_loop().call_soon(take_turn)
				asked = True
				return number * 2

			async def main():
				began = time.perf_counter()
				results = await work_through(double, list(range(args[0])))
				seconds = time.perf_counter() - began
				return {"results": results, "calls": calls, "goes": goes, "seconds": seconds}

			result = asyncio.run(main())
		`,
		[items],
	)

/** One run serves all cases that ask the same. */
let usual: ReturnType<typeof workThrough> | undefined
const workThroughThreeHundred = () => (usual ??= workThrough(300))

const doubled = (items: number) => Array.from({ length: items }, (_, index) => index * 2)

test('gives the results of all items in their order', async () => {
	const run = await workThrough(150)
	expect(run.value.results).toEqual(doubled(150))
})

test('works on each item once', async () => {
	const { calls } = (await workThrough(150)).value
	expect(calls, 'calls of the work for 150 items').toBe(150)
})

test('lets others run while it works', async () => {
	const { goes } = (await workThroughThreeHundred()).value
	expect(goes[0], 'items before anybody else had a turn').toBeLessThan(300)
})

test('works on at most a hundred items before others run', async () => {
	const { goes } = (await workThroughThreeHundred()).value
	expect(Math.max(...goes), 'most items in one go').toBeLessThanOrEqual(100)
})

test('takes hardly longer than the work', async () => {
	const { seconds } = (await workThroughThreeHundred()).value
	expect(seconds, 'seconds for work that takes none').toBeLessThan(0.15)
})
