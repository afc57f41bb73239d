import { script, type LabWeb, type PythonError } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

/** There is a room in this hotel. */
const vacant: LabWeb = {
	routes: [{ url: 'https://trip.example/hotel', delay: 0.1, text: 'hotel' }, ...web.routes],
}

const book = `
	import asyncio
	import aiohttp
	from all_or_nothing import all_or_nothing

	async def book(session, part):
		async with session.get("https://trip.example/" + part) as response:
			response.raise_for_status()
			return await response.text()

	async def trip(session):
		parts = ["flight", "hotel", "car"]
		return await all_or_nothing([lambda part=part: book(session, part) for part in parts])
`

const bookTrip = (from: LabWeb) =>
	script<string[]>(
		`${book}
	async def main():
		async with aiohttp.ClientSession() as session:
			return await trip(session)

	result = asyncio.run(main())
		`,
		[],
		{ web: from },
	)

/** Stays until what is still in flight has ended too: `asyncio.run` would cancel it. */
const bookAndStay = (from: LabWeb) =>
	script(
		`${book}
	async def main():
		async with aiohttp.ClientSession() as session:
			try:
				await trip(session)
			except BaseException:
				pass
			await asyncio.sleep(10)

	asyncio.run(main())
		`,
		[],
		{ web: from },
	)

/** The classes of an error, and of those that it holds if it is a group. */
const classesOf = (error: PythonError | undefined): string[] =>
	error ? [...error.bases, ...error.errors.flatMap(classesOf)] : []

test('gives the results in the order of the jobs', async () => {
	const run = await bookTrip(vacant)
	expect(run.value).toEqual(['flight', 'hotel', 'car'])
})

test('starts every job before it waits', async () => {
	const { requests } = await bookTrip(vacant)
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'jobs that had started before the first was done').toBe(3)
})

test('fails with the error of the job', async () => {
	const run = await bookTrip(web)
	expect(classesOf(run.error), 'what it raised').toContain('ClientResponseError')
})

test('fails at once, whichever job it was', async () => {
	const run = await bookTrip(web)
	// The hotel refuses after 0.1 s, the flight takes 0.3 s.
	expect(run.seconds, 'seconds until it raised').toBeLessThan(0.2)
})

test('stops the others when one fails', async () => {
	const { requests } = await bookAndStay(web)
	const others = requests.entries.filter(({ url }) => !url.endsWith('/hotel'))
	expect(others.map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted'])
})

test('waits until the stopped ones have ended', async () => {
	const run = await script<string[]>(`
		import asyncio
		from all_or_nothing import all_or_nothing

		ended = []

		async def slow_to_end():
			try:
				await asyncio.sleep(10)
			finally:
				await asyncio.sleep(0.2)
				ended.append("slow to end")

		async def fails():
			await asyncio.sleep(0.1)
			raise ValueError("no")

		async def main():
			try:
				await all_or_nothing([slow_to_end, fails])
			except BaseException:
				return list(ended)

		result = asyncio.run(main())
	`)
	expect(run.value, 'jobs that had ended when it failed').toEqual(['slow to end'])
})

test('stops no one else', async () => {
	const run = await script<string>(`
		import asyncio
		from all_or_nothing import all_or_nothing

		async def fails():
			await asyncio.sleep(0.1)
			raise ValueError("no")

		async def succeeds():
			await asyncio.sleep(0.3)
			return "done"

		async def main():
			bad = asyncio.create_task(all_or_nothing([fails]))
			good = asyncio.create_task(all_or_nothing([succeeds]))
			await asyncio.wait([bad, good])
			return "stopped" if good.cancelled() or good.exception() else good.result()[0]

		result = asyncio.run(main())
	`)
	expect(run.value, 'what became of the other call').toBe('done')
})
