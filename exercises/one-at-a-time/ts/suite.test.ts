import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { fetchOneByOne } from './solution/one-by-one.ts'

const ids = [1, 4, 7, 10, 25]
const names = ['bulbasaur', 'charmander', 'squirtle', 'caterpie', 'pikachu']

/** The same Pokémon, but only this one takes time: a whole second. */
const slowOnlyFor = (id: number): LabWeb => ({
	routes: web.routes.map((route) => ({ ...route, delays: { [id]: 1 } })),
})

test('asks for all five Pokémon', async () => {
	const { requests } = await inLab(web, () => fetchOneByOne(ids))
	const asked = new Set(requests.entries.map(({ url }) => url))
	expect(asked.size, 'Pokémon asked for').toBe(5)
})

test('has all five names when it is done', async () => {
	const run = await inLab(web, () => fetchOneByOne(ids))
	expect(run.value.names).toEqual(names)
})

test('waits for each answer before it asks for the next', async () => {
	const { requests } = await inLab(web, () => fetchOneByOne(ids))
	expect(requests.peak, 'most requests in flight').toBe(1)
})

test('asks for each Pokémon only once', async () => {
	const { requests } = await inLab(web, () => fetchOneByOne(ids))
	expect(requests.entries.length, 'requests').toBe(5)
})

test('measures in seconds', async () => {
	const run = await inLab(web, () => fetchOneByOne(ids))
	expect(run.value.seconds, 'your seconds').toBeLessThan(60)
})

test('stops the watch after the last answer', async () => {
	const run = await inLab(slowOnlyFor(25), () => fetchOneByOne(ids))
	expect(run.value.seconds, 'your seconds').toBeGreaterThanOrEqual(1)
})

test('starts the watch before the first request', async () => {
	const run = await inLab(slowOnlyFor(1), () => fetchOneByOne(ids))
	expect(run.value.seconds, 'your seconds').toBeGreaterThanOrEqual(1)
})

test('starts the watch anew for every call', async () => {
	await inLab(web, () => fetchOneByOne(ids))
	const run = await inLab(web, () => fetchOneByOne(ids))
	expect(run.value.seconds, 'your seconds').toBeCloseTo(run.seconds, 1)
})
