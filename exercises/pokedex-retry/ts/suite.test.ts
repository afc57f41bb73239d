import { inLab, type LabWeb, type RequestLog } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { download } from './solution/pokedex.ts'

const pokemon = 'https://pokeapi.co/api/v2/pokemon'

/** Number 25 does not exist, 13 is always refused, 9 twice, and 4 once. */
const mixed = [25, 13, 5, 9, 4, 1]
const numbersOf = (found: readonly { id: number }[]) => found.map(({ id }) => id)

/** How often each number was asked for. */
const asked = (requests: RequestLog) => (id: number) =>
	requests.entries.filter(({ url }) => url === `${pokemon}/${id}`).length

/** Refuses each of twelve once: eight and then four, which come back at about the same time. */
const twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const rush: LabWeb = {
	routes: twelve.map((id) => ({
		url: `${pokemon}/${id}`,
		delay: 0.15,
		json: { id },
		failure: { times: 1, status: 503, delay: 0.05 },
	})),
}

const downloadFrom = (numbers: number[], from: LabWeb = web) => inLab(from, () => download(numbers))

test('gives what came beside what failed for good', async () => {
	const { value } = await downloadFrom([1, 2, 25])
	expect(numbersOf(value.entries), 'numbers that came').toEqual([1, 2])
	expect(value.failed, 'what failed').toEqual([{ id: 25, status: 404 }])
})

test('asks again at most three times after a 503', async () => {
	const { value, requests } = await downloadFrom(mixed)
	expect(numbersOf(value.entries), 'numbers that came').toEqual(expect.arrayContaining([4, 9]))
	expect(numbersOf(value.failed), 'numbers that failed').toContain(13)
	expect(asked(requests)(13), 'requests for a number that is always refused').toBe(4)
})

test('does not ask again after a 404', async () => {
	const { requests } = await downloadFrom([1, 2, 25])
	expect(asked(requests)(25), 'requests for a number that is not there').toBe(1)
})

test('asks again only for what was refused', async () => {
	const { requests } = await downloadFrom(mixed)
	const [once, refused] = [[25, 5, 1].map(asked(requests)), [13, 9, 4].map(asked(requests))]
	expect(once, 'requests for what was not refused with a 503').toEqual([1, 1, 1])
	expect(refused, 'requests for what is refused always, twice and once').toEqual([4, 3, 2])
})

test('waits longer before each retry', async () => {
	const { requests } = await downloadFrom([13])
	const ends = requests.entries.map(({ end }) => end ?? Infinity)
	const pauses = requests.entries.slice(1).map(({ start }, retry) => start - (ends[retry] ?? 0))
	for (const [retry, least] of [0.2, 0.4, 0.8].entries()) {
		const words = `seconds before retry ${retry + 1}`
		expect(pauses[retry], words).toBeGreaterThan(least - 0.001)
		expect(pauses[retry], words).toBeLessThan(least * 1.5)
	}
})

test('gives its place to another while it waits', async () => {
	const { requests } = await downloadFrom(twelve, rush)
	const ninth = requests.entries.find(({ url }) => url === `${pokemon}/9`)
	expect(ninth?.start, 'seconds until number 9 left').toBeLessThan(0.1)
})

test('never has more than eight requests in flight', async () => {
	const { requests } = await downloadFrom(twelve, rush)
	expect(requests.peak, 'most requests in flight').toBe(8)
})

test('keeps the order of the ids', async () => {
	const { value } = await downloadFrom(mixed)
	expect(numbersOf(value.entries), 'numbers that came').toEqual([5, 9, 4, 1])
	expect(numbersOf(value.failed), 'numbers that failed').toEqual([25, 13])
})
