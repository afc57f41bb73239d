import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { fetchFiveAtATime } from './solution/five-at-a-time.ts'

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const ids = Array.from({ length: 23 }, (_, index) => index + 1)
const names = Object.values(web.routes[0]?.records ?? {}).map(({ name }) => name)

/** Without the server's own limit, so that a case tells of one thing at a time. */
const patient: LabWeb = { routes: web.routes.map((route) => ({ ...route, limit: undefined })) }

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

/** Stays until what is still in flight has ended too: a lab that closes answers nobody any more. */
async function callAndStay(): Promise<string[]> {
	try {
		return await fetchFiveAtATime(ids)
	} finally {
		await new Promise((resolve) => setTimeout(resolve, 10_000))
	}
}

test('returns all twenty-three names', async () => {
	const run = await inLab(patient, () => fetchFiveAtATime(ids))
	expect(run.value).toHaveLength(23)
	expect([...run.value].sort()).toEqual([...names].sort())
})

test('never has more than five requests in flight', async () => {
	const { requests } = await inLab(patient, () => fetchFiveAtATime(ids))
	expect(requests.peak, 'most requests in flight').toBeLessThanOrEqual(5)
})

test('starts with five requests at once', async () => {
	const { requests } = await inLab(patient, () => fetchFiveAtATime(ids))
	const first = requests.entries.filter(({ start }) => start === 0)
	expect(first.length, 'requests sent at the start').toBe(5)
})

test('starts the next as soon as one is answered', async () => {
	const { requests } = await inLab(patient, () => fetchFiveAtATime(ids))
	const starts = requests.entries.map(({ start }) => start)
	const ends = requests.entries.map(({ end }) => end ?? Infinity).sort((a, b) => a - b)
	expect(starts.slice(5), 'when the sixth and all later ones left').toEqual(ends.slice(0, -5))
})

test('returns the names in the order of the ids', async () => {
	const run = await inLab(patient, () => fetchFiveAtATime(ids))
	expect(run.value).toEqual(names)
})

test('lets an error out', async () => {
	const run = await inLab(broken, callAndStay)
	expect(run.error, 'what it rejected with').toBeInstanceOf(TypeError)
})

test('fails when an answer is not ok', async () => {
	const run = await inLab(refused, callAndStay)
	expect(run.error, 'what it rejected with').toBeInstanceOf(Error)
})

test('starts nothing new after an error', async () => {
	const { requests } = await inLab(refused, callAndStay)
	const failed = requests.entries.find(({ status }) => status === 503)
	// Who was let in at that very moment does not count.
	const later = requests.entries.filter(({ start }) => start > (failed?.end ?? 0))
	expect(
		later.map(({ url }) => url),
		'requests after the error',
	).toEqual([])
})

test('works as before after an error', async () => {
	await inLab(refused, callAndStay)
	const run = await inLab(patient, () => fetchFiveAtATime(ids))
	expect(run.value).toEqual(names)
	expect(run.requests.peak, 'most requests in flight').toBe(5)
})
