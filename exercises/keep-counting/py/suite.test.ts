import { load, script } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/keep_counting.py')
const fetchTotal = (month: number) => module.call<number>('fetch_total', [month], { web })

test('ends without an error', async () => {
	const run = await fetchTotal(1)
	expect(run.error?.message, 'what it raised').toBeUndefined()
})

test('returns the total', async () => {
	const run = await fetchTotal(1)
	expect(run.value).toBe(4120)
})

test('leaves the thread of the event loop free', async () => {
	const run = await script<number>(
		`
			import asyncio
			from keep_counting import fetch_total

			ticks = 0

			async def count():
				global ticks
				while True:
					await asyncio.sleep(0.1)
					ticks += 1

			async def main():
				counter = asyncio.create_task(count())
				await asyncio.sleep(0)
				await fetch_total(1)
				counter.cancel()

			asyncio.run(main())
			result = ticks
		`,
		[],
		{ web },
	)
	// The answer takes a second, in which a counter that is not stopped comes to nine or ten.
	expect(run.value, 'ticks of a counter in that second').toBeGreaterThan(5)
})

test('gives each of two calls its own total', async () => {
	const run = await script<number[]>(
		`
			import asyncio
			from keep_counting import fetch_total

			async def main():
				return await asyncio.gather(fetch_total(1), fetch_total(2))

			result = asyncio.run(main())
		`,
		[],
		{ web },
	)
	expect(run.value).toEqual([4120, 7955])
})

test('lets the error of the report out', async () => {
	const run = await fetchTotal(13)
	expect(run.error?.name, 'what it raised').toBe('HTTPError')
})
