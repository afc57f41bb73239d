import { inLab, type LabRun, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { fetchAll } from './solution/fetch-all.ts'

const ids = Array.from({ length: 20 }, (_, index) => index + 1)
const names = Object.values(web.routes[0]?.records ?? {}).map(({ name }) => name)

/** One run serves all cases that ask the same. */
let usual: Promise<LabRun<string[]>> | undefined
const fetchAsUsual = () => (usual ??= inLab(web, () => fetchAll(ids)))

/** Number 7 is refused. */
const refused: LabWeb = {
	routes: [
		{ url: 'https://pokeapi.co/api/v2/pokemon/7', status: 503, json: { name: 'missingno' } },
		...web.routes,
	],
}

test('ends without an error', async () => {
	const run = await fetchAsUsual()
	expect(run.error, 'what it rejected with').toBeUndefined()
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
	expect(starts.slice(12), 'when the thirteenth and all later ones left').toEqual(
		ends.slice(0, -12),
	)
})

test('returns the names in the order of the ids', async () => {
	const run = await fetchAsUsual()
	expect(run.value).toEqual(names)
})

test('lets the error of a refused request out', async () => {
	const run = await inLab(refused, async () => {
		try {
			return await fetchAll([6, 7])
		} finally {
			// A lab that closes answers nobody any more, so what is in flight may end first.
			await new Promise((resolve) => setTimeout(resolve, 10_000))
		}
	})
	expect(run.error, 'what it rejected with').toBeInstanceOf(Error)
})
