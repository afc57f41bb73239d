import { load, script, type LabWeb, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/one_by_one.py')
type Timed = [names: string[], seconds: number]
const fetchOneByOne = (from: LabWeb) => module.call<Timed>('fetch_one_by_one', [ids], { web: from })

const ids = [1, 4, 7, 10, 25]
const names = ['bulbasaur', 'charmander', 'squirtle', 'caterpie', 'pikachu']

/** One run serves all cases that ask the same: every call finds a machine as if nothing had run before. */
let usual: Promise<PythonRun<Timed>> | undefined
const fetchAsUsual = () => (usual ??= fetchOneByOne(web))

/** The same Pokémon, but only this one takes time: a whole second. */
const slowOnlyFor = (id: number): LabWeb => ({
	routes: web.routes.map((route) => ({ ...route, delays: { [id]: 1 } })),
})

test('asks for all five Pokémon', async () => {
	const { requests } = await fetchAsUsual()
	const asked = new Set(requests.entries.map(({ url }) => url))
	expect(asked.size, 'Pokémon asked for').toBe(5)
})

test('has all five names when it is done', async () => {
	const run = await fetchAsUsual()
	expect(run.value, 'the names and the seconds').toEqual([names, expect.any(Number)])
})

test('waits for each answer before it asks for the next', async () => {
	const { requests } = await fetchAsUsual()
	expect(requests.peak, 'most requests in flight').toBe(1)
})

test('asks for each Pokémon only once', async () => {
	const { requests } = await fetchAsUsual()
	expect(requests.entries.length, 'requests').toBe(5)
})

test('measures in seconds', async () => {
	const run = await fetchAsUsual()
	expect(run.value[1], 'your seconds').toBeLessThan(60)
})

test('stops the watch after the last answer', async () => {
	const run = await fetchOneByOne(slowOnlyFor(25))
	expect(run.value[1], 'your seconds').toBeGreaterThanOrEqual(1)
})

test('starts the watch before the first request', async () => {
	const run = await fetchOneByOne(slowOnlyFor(1))
	expect(run.value[1], 'your seconds').toBeGreaterThanOrEqual(1)
})

test('starts the watch anew for every call', async () => {
	const run = await script<[yours: number, ours: number]>(
		`
			import asyncio, time
			from one_by_one import fetch_one_by_one

			asyncio.run(fetch_one_by_one(args[0]))
			start = time.perf_counter()
			names, seconds = asyncio.run(fetch_one_by_one(args[0]))
			result = seconds, time.perf_counter() - start
		`,
		[ids],
		{ web },
	)
	const [yours, ours] = run.value
	expect(yours, 'your seconds').toBeCloseTo(ours, 1)
})
