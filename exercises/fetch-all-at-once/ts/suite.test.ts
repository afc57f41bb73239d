import { inLab, type LabRoute, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { fetchAll } from './solution/fetch-all.ts'

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const ids = Array.from({ length: 20 }, (_, index) => index + 1)
const names = Object.values(web.routes[0]?.records ?? {}).map(({ name }) => name)

/** The same web, but for number 7. */
const webWhere = (seven: Omit<LabRoute, 'url'>): LabWeb => ({
	routes: [{ url: `${pokemon}/7`, ...seven }, ...web.routes],
})

test('returns twenty names', async () => {
	const run = await inLab(web, () => fetchAll(ids))
	expect(run.value).toHaveLength(20)
	expect([...run.value].sort()).toEqual([...names].sort())
})

test('asks for all twenty before the first answer is back', async () => {
	const { requests } = await inLab(web, () => fetchAll(ids))
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'requests sent before the first answer').toBe(20)
})

test('returns the names in the order of the ids', async () => {
	const shuffled = [...ids.slice(5), ...ids.slice(0, 5)]
	const run = await inLab(web, () => fetchAll(shuffled))
	expect(run.value).toEqual([...names.slice(5), ...names.slice(0, 5)])
})

test('asks for each Pokémon only once', async () => {
	const { requests } = await inLab(web, () => fetchAll(ids))
	const asked = requests.entries.map(({ url }) => url)
	expect(asked.sort()).toEqual(ids.map((id) => `${pokemon}/${id}`).sort())
})

test('lets the error of a broken connection out', async () => {
	const run = await inLab(webWhere({ failure: { delay: 0.1 } }), () => fetchAll(ids))
	expect(run.error, 'what it rejected with').toBeInstanceOf(TypeError)
})

test('fails when an answer is not ok', async () => {
	const busy = webWhere({ status: 503, json: { name: 'missingno' } })
	const run = await inLab(busy, () => fetchAll(ids))
	expect(run.error, 'what it rejected with').toBeInstanceOf(Error)
})

test('fails at the first error without waiting for the rest', async () => {
	const early = webWhere({ failure: { status: 503, delay: 0.03 } })
	const run = await inLab(early, () => fetchAll(ids))
	expect(run.seconds, 'seconds until it rejected').toBe(0.03)
})
