import { load, script, type LabWeb, type PythonError, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/five_at_a_time.py')
const fetchFiveAtATime = (from: LabWeb) =>
	module.call<string[]>('fetch_five_at_a_time', [ids], { web: from })

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const ids = Array.from({ length: 23 }, (_, index) => index + 1)
const names = Object.values(web.routes[0]?.records ?? {}).map(({ name }) => name)

/** Without the server's own limit, so that a case tells of one thing at a time. */
const patient: LabWeb = { routes: web.routes.map((route) => ({ ...route, limit: undefined })) }

/** One run serves all cases that ask the same: every call finds a machine as if nothing had run before. */
let usual: Promise<PythonRun<string[]>> | undefined
const fetchAsUsual = () => (usual ??= fetchFiveAtATime(patient))

/** The connection of number 8 breaks. */
const broken: LabWeb = {
	routes: [{ url: `${pokemon}/8`, failure: { delay: 0.033 } }, ...patient.routes],
}

/** Number 8 is refused, at a moment when nothing else happens. */
const refused: LabWeb = {
	routes: [
		{ url: `${pokemon}/8`, status: 503, delay: 0.033, json: { name: 'missingno' } },
		...patient.routes,
	],
}

/** Number 8 is refused the first time. */
const refusedOnce: LabWeb = {
	routes: [
		{
			url: `${pokemon}/8`,
			failure: { times: 1, status: 503, delay: 0.033 },
			json: { name: names[7] },
		},
		...patient.routes,
	],
}

/** What Python computes between an answer and the next request stays far below this, in seconds. */
const atOnce = 0.005

/** The classes of an error, and of those that it holds if it is a group. */
const classesOf = (error: PythonError | undefined): string[] =>
	error ? [...error.bases, ...error.errors.flatMap(classesOf)] : []

/** Stays until what is still in flight has ended too: `asyncio.run` would cancel it. Then calls again. */
const callTwice = (from: LabWeb) =>
	script<string[]>(
		`
			import asyncio
			from five_at_a_time import fetch_five_at_a_time

			async def main():
				try:
					await fetch_five_at_a_time(args[0])
				except Exception:
					pass
				await asyncio.sleep(10)
				return await fetch_five_at_a_time(args[0])

			result = asyncio.run(main())
		`,
		[ids],
		{ web: from },
	)

test('returns all twenty-three names', async () => {
	const run = await fetchAsUsual()
	expect(run.value).toHaveLength(23)
	expect([...run.value].sort()).toEqual([...names].sort())
})

test('never has more than five requests in flight', async () => {
	const { requests } = await fetchAsUsual()
	expect(requests.peak, 'most requests in flight').toBeLessThanOrEqual(5)
})

test('starts with five requests at once', async () => {
	const { requests } = await fetchAsUsual()
	const began = Math.min(...requests.entries.map(({ start }) => start))
	const first = requests.entries.filter(({ start }) => start < began + atOnce)
	expect(first.length, 'requests sent at the start').toBe(5)
})

test('starts the next as soon as one is answered', async () => {
	const { requests } = await fetchAsUsual()
	const starts = requests.entries.map(({ start }) => start)
	const ends = requests.entries.map(({ end }) => end ?? Infinity).sort((a, b) => a - b)
	const empty = starts.slice(5).map((start, place) => start - (ends[place] ?? Infinity))
	expect(Math.max(...empty), 'seconds that a place stayed empty').toBeLessThan(atOnce)
})

test('returns the names in the order of the ids', async () => {
	const run = await fetchAsUsual()
	expect(run.value).toEqual(names)
})

test('lets an error out', async () => {
	const run = await fetchFiveAtATime(broken)
	expect(classesOf(run.error).join(', '), 'what it raised').toMatch(/\b(ClientError|OSError)\b/)
})

test('fails when an answer is not ok', async () => {
	const run = await fetchFiveAtATime(refused)
	expect(classesOf(run.error), 'what it raised').toContain('Exception')
})

test('starts nothing new after an error', async () => {
	const { requests } = await callTwice(refused)
	const failed = requests.entries.find(({ status }) => status === 503)
	// Who was let in at that very moment does not count.
	const heard = (failed?.end ?? 0) + atOnce
	const later = requests.entries.filter(({ start }) => start > heard && start < 10)
	expect(
		later.map(({ url }) => url),
		'requests after the error',
	).toEqual([])
})

test('works as before after an error', async () => {
	const run = await callTwice(refusedOnce)
	expect(run.value).toEqual(names)
	const again = run.requests.entries.filter(({ start }) => start > 10)
	const began = Math.min(...again.map(({ start }) => start))
	const first = again.filter(({ start }) => start < began + atOnce)
	expect(first.length, 'requests sent at the start').toBe(5)
})
