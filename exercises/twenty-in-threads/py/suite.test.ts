import { load, type LabWeb, type PythonError, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/fetch_all.py')
const ids = Array.from({ length: 20 }, (_, index) => index + 1)
const names = Object.values(web.routes[0]?.records ?? {}).map(({ name }) => name)

/** One run serves all cases that ask the same: every call finds a machine as if nothing had run before. */
let usual: Promise<PythonRun<string[]>> | undefined
const fetchAsUsual = () => (usual ??= module.call<string[]>('fetch_all', [ids], { web }))

/** Number 7 is refused. */
const refused: LabWeb = {
	routes: [
		{ url: 'https://pokeapi.co/api/v2/pokemon/7', status: 503, json: { name: 'missingno' } },
		...web.routes,
	],
}

/** The classes of an error, and of those that it holds if it is a group. */
const classesOf = (error: PythonError | undefined): string[] =>
	error ? [...error.bases, ...error.errors.flatMap(classesOf)] : []

test('ends without an error', async () => {
	const run = await fetchAsUsual()
	expect(run.error?.message, 'what it raised').toBeUndefined()
})

test('returns twenty names', async () => {
	const run = await fetchAsUsual()
	expect(run.value).toHaveLength(20)
	expect([...run.value].sort()).toEqual([...names].sort())
})

test('never has more than twelve requests in flight', async () => {
	const { requests } = await fetchAsUsual()
	expect(requests.peak, 'most requests in flight').toBeLessThanOrEqual(12)
})

test('has twelve requests in flight before the first answer is back', async () => {
	const { requests } = await fetchAsUsual()
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'requests sent before the first answer').toBe(12)
})

test('starts the next as soon as one is answered', async () => {
	const { requests } = await fetchAsUsual()
	const starts = requests.entries.map(({ start }) => start)
	const ends = requests.entries.map(({ end }) => end ?? Infinity).sort((a, b) => a - b)
	const empty = starts.slice(12).map((start, place) => start - (ends[place] ?? Infinity))
	// What Python computes between an answer and the next request stays far below this.
	expect(Math.max(...empty), 'seconds that a place stayed empty').toBeLessThan(0.02)
})

test('returns the names in the order of the ids', async () => {
	const run = await fetchAsUsual()
	expect(run.value).toEqual(names)
})

test('lets the error of a refused request out', async () => {
	const run = await module.call('fetch_all', [[6, 7]], { web: refused })
	expect(classesOf(run.error), 'what it raised').toContain('Exception')
})
