import { load, type LabWeb, type PythonError, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

interface Entry {
	name: string
}

const module = load('./solution/pokedex.py')
const download = (asked: number[], from: LabWeb) =>
	module.call<Entry[]>('download', [asked], { web: from })

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const entries = Object.values(web.routes[0]?.records ?? {})

/** Not in the order of their numbers: number 12 comes first, and 11 last. */
const inOrder = [...entries.slice(11), ...entries.slice(0, 11)]
const ids = inOrder.map(({ id }) => id)

const namesOf = (found: readonly Entry[]) => found.map(({ name }) => name)

/** One run serves all cases that ask the same: every call finds a machine as if nothing had run before. */
let usual: Promise<PythonRun<Entry[]>> | undefined
const downloadAsUsual = () => (usual ??= download(ids, web))

/** What Python computes between an answer and the next request stays far below this, in seconds. */
const atOnce = 0.005

/** The classes of an error, and of those that it holds if it is a group. */
const classesOf = (error: PythonError | undefined): string[] =>
	error ? [...error.bases, ...error.errors.flatMap(classesOf)] : []

test('returns all twenty-four entries', async () => {
	const run = await downloadAsUsual()
	expect(namesOf(run.value).sort()).toEqual(namesOf(entries).sort())
})

test('never has more than eight requests in flight', async () => {
	const { requests } = await downloadAsUsual()
	expect(requests.peak, 'most requests in flight').toBeLessThanOrEqual(8)
})

test('starts with eight requests at once', async () => {
	const { requests } = await downloadAsUsual()
	const began = Math.min(...requests.entries.map(({ start }) => start))
	const first = requests.entries.filter(({ start }) => start < began + atOnce)
	expect(first.length, 'requests sent at the start').toBe(8)
})

test('asks for each entry only once', async () => {
	const { requests } = await downloadAsUsual()
	const asked = requests.entries.map(({ method, url }) => `${method} ${url}`)
	expect(asked.sort()).toEqual(ids.map((id) => `GET ${pokemon}/${id}`).sort())
})

test('starts the next as soon as one is answered', async () => {
	const { requests } = await downloadAsUsual()
	const starts = requests.entries.map(({ start }) => start)
	const ends = requests.entries.map(({ end }) => end ?? Infinity).sort((a, b) => a - b)
	const empty = starts.slice(8).map((start, place) => start - (ends[place] ?? Infinity))
	expect(Math.max(...empty), 'seconds that a place stayed empty').toBeLessThan(atOnce)
})

test('returns the entries in the order of the ids', async () => {
	const run = await downloadAsUsual()
	expect(run.value).toEqual(inOrder)
})

test('fails when an answer is not ok', async () => {
	const busy: LabWeb = {
		routes: [
			{ url: `${pokemon}/7`, status: 503, delay: 0.033, json: { name: 'missingno' } },
			...web.routes,
		],
	}
	const run = await download(ids, busy)
	expect(classesOf(run.error), 'what it raised').toContain('Exception')
})
