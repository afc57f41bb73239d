import { load, script, type LabWeb } from '#kit/python'
import { expect, test } from 'vitest'

const module = load('./solution/report_in_time.py')

/** Gives it one second. */
const askIn = (web: LabWeb) =>
	module.call<string>('report_in_time', ['bari', 1, 'no report'], { web })

/** Calls it when the program has run for a while, and stays in the loop: `asyncio.run` would cancel what is left. */
const askAndStay = (web: LabWeb) =>
	script<{ report: string; seconds: number; left: number }>(
		`
			import asyncio
			import time
			from report_in_time import report_in_time

			async def main():
				await asyncio.sleep(10)
				began = time.perf_counter()
				report = await report_in_time("bari", 1, "no report")
				seconds = time.perf_counter() - began
				left = len(asyncio.all_tasks()) - 1
				await asyncio.sleep(10)
				return {"report": report, "seconds": seconds, "left": left}

			result = asyncio.run(main())
		`,
		[],
		{ web },
	)

/** The city and its station take that many seconds. */
const webWith = (city: number, station: number): LabWeb => ({
	routes: [
		{ url: 'https://weather.example/cities/{city}', delay: city, json: { station: 's1' } },
		{ url: 'https://weather.example/stations/{id}', delay: station, text: 'sun at {id}' },
	],
})

/** One of the two refuses, at once. */
const webWhere = (refusing: LabWeb['routes'][number]): LabWeb => ({
	routes: [{ delay: 0.1, ...refusing }, ...webWith(0.1, 0.1).routes],
})
const brokenCity = webWhere({
	url: 'https://weather.example/cities/{city}',
	status: 500,
	json: { station: 's1' },
})
const brokenStation = webWhere({ url: 'https://weather.example/stations/{id}', status: 503 })

test('gives the report when there is time enough', async () => {
	const run = await askAndStay(webWith(0.3, 0.3))
	expect(run.value.report).toBe('sun at s1')
})

test('gives the fallback when an answer takes too long', async () => {
	const run = await askAndStay(webWith(0.3, 5))
	expect(run.value.report).toBe('no report')
})

test('comes back when time is up', async () => {
	const run = await askAndStay(webWith(0.3, 5))
	expect(run.value.seconds, 'seconds until it returned').toBeLessThan(2)
})

test('counts both requests against one deadline', async () => {
	const run = await askIn(webWith(0.7, 0.7))
	expect(run.value).toBe('no report')
	expect(run.seconds, 'seconds until it returned').toBeCloseTo(1, 1)
})

test('stops the request that is too late', async () => {
	const { requests } = await askAndStay(webWith(0.3, 5))
	const late = requests.entries.find(({ url }) => url.includes('/stations/'))
	expect(late?.outcome, 'what became of the late request').toBe('aborted')
})

test('lets an error out as an error', async () => {
	const first = await askIn(brokenCity)
	expect(first.error?.name, 'what it raised').toBe('ClientResponseError')
	const second = await askIn(brokenStation)
	expect(second.error?.name, 'what it raised').toBe('ClientResponseError')
})

test('leaves nothing behind when the answer was quick', async () => {
	const run = await askAndStay(webWith(0.3, 0.3))
	expect(run.value.left, 'tasks that were left').toBe(0)
})
