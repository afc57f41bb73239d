import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { download } from './solution/pokedex.ts'

const pokemon = 'https://pokeapi.co/api/v2/pokemon'
const records: Record<string, unknown> = web.routes.at(-1)?.records ?? {}

/** Twelve numbers that are never refused. The first is slow, and number 12 is the last to come. */
const calm = [1, 2, 3, 5, 6, 7, 8, 9, 12, 10, 11, 14]

const now = () => performance.now() / 1000

const watch = (ids: number[]) =>
	inLab(web, async () => {
		const began = now()
		const steps = []
		for await (const step of download(ids)) steps.push({ ...step, at: now() - began })
		return steps
	})

/** Leaves the loop after three steps, and stays until what went on all the same would have ended. */
const closeEarly = (ids: number[]) =>
	inLab(web, async () => {
		const start = now()
		let began = 0
		let steps = 0
		for await (const _ of download(ids)) {
			began = now() - start
			if (++steps === 3) break
		}
		const ended = now() - start
		await new Promise((resolve) => setTimeout(resolve, 10_000))
		return { began, ended }
	})

test('counts from one to the total', async () => {
	const { value: steps } = await watch(calm)
	const counts = steps.map(({ done, total }) => `${done} of ${total}`)
	expect(counts).toEqual(calm.map((_, place) => `${place + 1} of ${calm.length}`))
	expect(steps.map(({ id }) => id).sort(), 'numbers it told of').toEqual([...calm].sort())
})

test('tells of the first entry while others are on their way', async () => {
	const { value: steps, requests } = await watch(calm)
	const lastAnswer = Math.max(...requests.entries.map(({ end }) => end ?? Infinity))
	expect(steps[0]?.at, 'seconds until it told of the first').toBeLessThan(lastAnswer - 0.01)
})

test('tells of each entry the moment it is there', async () => {
	const { value: steps, requests } = await watch(calm)
	for (const { id, at, entry } of steps) {
		const request = requests.entries.find(({ url }) => url === `${pokemon}/${id}`)
		expect(at - (request?.end ?? 0), `seconds that number ${id} was kept back`).toBeLessThan(0.001)
		expect(entry, `the entry of number ${id}`).toEqual(records[id])
	}
})

test('tells of what failed too, and goes on', async () => {
	const { value: steps } = await watch([404, 2, 5])
	const counts = steps.map(({ done, total }) => `${done} of ${total}`)
	expect(counts).toEqual(['1 of 3', '2 of 3', '3 of 3'])
	expect(steps.find(({ id }) => id === 404)?.entry, 'the entry of a number that is not there').toBe(
		null,
	)
})

test('asks again after a 503, as before', async () => {
	const { value: steps, requests } = await watch([4, 13, 404, 2, 5, 6])
	const asked = (id: number) => requests.entries.filter(({ url }) => url === `${pokemon}/${id}`)
	expect(asked(4).length, 'requests for a number that is refused once').toBe(2)
	expect(asked(13).length, 'requests for a number that is always refused').toBe(4)
	expect(asked(404).length, 'requests for a number that is not there').toBe(1)
	expect(steps.find(({ id }) => id === 4)?.entry, 'the entry of number 4').toEqual(records[4])
	const ends = asked(13).map(({ end }) => end ?? Infinity)
	const pauses = asked(13)
		.slice(1)
		.map(({ start }, retry) => start - (ends[retry] ?? 0))
	for (const [retry, least] of [0.2, 0.4, 0.8].entries()) {
		const words = `seconds before retry ${retry + 1}`
		expect(pauses[retry], words).toBeGreaterThan(least - 0.001)
		expect(pauses[retry], words).toBeLessThan(least * 1.5)
	}
})

test('never has more than eight requests in flight', async () => {
	const { requests } = await watch(calm)
	expect(requests.peak, 'most requests in flight').toBe(8)
})

test('stops the rest when it is closed early', async () => {
	const { value: closedAt, requests } = await closeEarly([13, ...calm])
	const later = requests.entries.filter(({ start }) => start > closedAt.began + 0.001)
	expect(
		later.map(({ url }) => url),
		'requests that left after it was closed',
	).toEqual([])
	const ends = requests.entries.map(({ end }) => end ?? Infinity)
	expect(Math.max(...ends), 'when the last request was over').toBeLessThan(closedAt.began + 0.001)
	expect(closedAt.ended - closedAt.began, 'seconds that closing took').toBeLessThan(0.001)
})
