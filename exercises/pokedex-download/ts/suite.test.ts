import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { download } from './solution/pokedex.ts'

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const entries = Object.values(web.routes[0]?.records ?? {})

/** Not in the order of their numbers: number 12 comes first, and 11 last. */
const inOrder = [...entries.slice(11), ...entries.slice(0, 11)]
const ids = inOrder.map(({ id }) => id)

const namesOf = (found: readonly { name: string }[]) => found.map(({ name }) => name)

test('returns all twenty-four entries', async () => {
	const run = await inLab(web, () => download(ids))
	expect(namesOf(run.value).sort()).toEqual(namesOf(entries).sort())
})

test('never has more than eight requests in flight', async () => {
	const { requests } = await inLab(web, () => download(ids))
	expect(requests.peak, 'most requests in flight').toBeLessThanOrEqual(8)
})

test('starts with eight requests at once', async () => {
	const { requests } = await inLab(web, () => download(ids))
	const first = requests.entries.filter(({ start }) => start === 0)
	expect(first.length, 'requests sent at the start').toBe(8)
})

test('asks for each entry only once', async () => {
	const { requests } = await inLab(web, () => download(ids))
	const asked = requests.entries.map(({ method, url }) => `${method} ${url}`)
	expect(asked.sort()).toEqual(ids.map((id) => `GET ${pokemon}/${id}`).sort())
})

test('starts the next as soon as one is answered', async () => {
	const { requests } = await inLab(web, () => download(ids))
	const starts = requests.entries.map(({ start }) => start)
	const ends = requests.entries.map(({ end }) => end ?? Infinity).sort((a, b) => a - b)
	expect(starts.slice(8), 'when the ninth and all later ones left').toEqual(ends.slice(0, -8))
})

test('returns the entries in the order of the ids', async () => {
	const run = await inLab(web, () => download(ids))
	expect(run.value).toEqual(inOrder)
})

test('fails when an answer is not ok', async () => {
	const busy: LabWeb = {
		routes: [
			{ url: `${pokemon}/7`, status: 503, delay: 0.033, json: { name: 'missingno' } },
			...web.routes,
		],
	}
	const run = await inLab(busy, () => download(ids))
	expect(run.error, 'what it rejected with').toBeInstanceOf(Error)
})
