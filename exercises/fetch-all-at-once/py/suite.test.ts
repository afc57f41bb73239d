import { load, type LabWeb, type PythonError, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/fetch_all.py')
const fetchAll = (ids: number[], from: LabWeb) =>
	module.call<string[]>('fetch_all', [ids], { web: from })

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const ids = Array.from({ length: 20 }, (_, index) => index + 1)
const names = Object.values(web.routes[0]?.records ?? {}).map(({ name }) => name)

/** One run serves all cases that ask the same: every call finds a machine as if nothing had run before. */
let usual: Promise<PythonRun<string[]>> | undefined
const fetchAsUsual = () => (usual ??= fetchAll(ids, web))

/** The same web, but for number 7. */
const webWhere = (seven: Omit<LabWeb['routes'][number], 'url'>): LabWeb => ({
	routes: [{ url: `${pokemon}/7`, ...seven }, ...web.routes],
})

/** The classes of an error, and of those that it holds if it is a group. */
const classesOf = (error: PythonError | undefined): string[] =>
	error ? [...error.bases, ...error.errors.flatMap(classesOf)] : []

test('returns twenty names', async () => {
	const run = await fetchAsUsual()
	expect(run.value).toHaveLength(20)
	expect([...run.value].sort()).toEqual([...names].sort())
})

test('asks for all twenty before the first answer is back', async () => {
	const { requests } = await fetchAsUsual()
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'requests sent before the first answer').toBe(20)
})

test('returns the names in the order of the ids', async () => {
	const shuffled = [...ids.slice(5), ...ids.slice(0, 5)]
	const run = await fetchAll(shuffled, web)
	expect(run.value).toEqual([...names.slice(5), ...names.slice(0, 5)])
})

test('asks for each Pokémon only once', async () => {
	const { requests } = await fetchAsUsual()
	const asked = requests.entries.map(({ url }) => url)
	expect(asked.sort()).toEqual(ids.map((id) => `${pokemon}/${id}`).sort())
})

test('lets the error of a broken connection out', async () => {
	const run = await fetchAll(ids, webWhere({ failure: { delay: 0.1 } }))
	expect(classesOf(run.error).join(', '), 'what it raised').toMatch(/\b(ClientError|OSError)\b/)
})

test('fails when an answer is not ok', async () => {
	const busy = webWhere({ status: 503, json: { name: 'missingno' } })
	const run = await fetchAll(ids, busy)
	expect(classesOf(run.error), 'what it raised').toContain('Exception')
})

test('fails at the first error without waiting for the rest', async () => {
	const early = webWhere({ failure: { status: 503, delay: 0.03 } })
	const run = await fetchAll(ids, early)
	// The error is there at 0.03 and what Python computes, the first answer of the others at 0.055.
	expect(run.seconds, 'seconds until it raised').toBeLessThan(0.055)
})
