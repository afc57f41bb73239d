import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import { firstAnswer } from './solution/first-answer.ts'

const sides = ['north', 'south', 'west']
const urls = sides.map((side) => `https://${side}.example/song`)

/** All three answer; the last one is the quickest. */
const healthy: LabWeb = {
	routes: urls.map((url, place) => ({
		url,
		delay: [0.6, 0.4, 0.2][place],
		text: `from ${sides[place]}`,
	})),
}

/** Before there is an answer from the west, the south refuses and the connection to the north breaks. */
const troubled: LabWeb = {
	routes: [
		{ url: urls[0] ?? '', failure: { delay: 0.05 } },
		{ url: urls[1] ?? '', delay: 0.1, status: 503, text: 'busy' },
		{ url: urls[2] ?? '', delay: 0.6, text: 'from west' },
	],
}

/** Nobody has it. */
const hopeless: LabWeb = {
	routes: urls.map((url, place) => ({
		url,
		delay: [0.1, 0.3, 0.2][place],
		status: [503, 404, 500][place],
	})),
}

test('asks all the mirrors at once', async () => {
	const { requests } = await inLab(healthy, () => firstAnswer(urls))
	const firstEnd = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstEnd)
	expect(before.length, 'mirrors asked before the first answer').toBe(3)
})

test('gives the quickest answer', async () => {
	const run = await inLab(healthy, () => firstAnswer(urls))
	expect(run.value).toBe('from west')
})

test('takes an answer, not a refusal', async () => {
	const run = await inLab(troubled, () => firstAnswer(urls))
	expect(run.value).toBe('from west')
})

test('comes back with the first answer', async () => {
	const run = await inLab(healthy, () => firstAnswer(urls))
	expect(run.seconds, 'seconds until it settled').toBeLessThan(0.3)
})

test('stops the others when one has won', async () => {
	const { requests } = await inLab(healthy, async () => {
		await firstAnswer(urls)
		// A lab that closes answers nobody any more.
		await new Promise((resolve) => setTimeout(resolve, 10_000))
	})
	const others = requests.entries.filter(({ url }) => url !== urls[2])
	expect(others.map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted'])
})

test('tells all the errors when nobody answers', async () => {
	const run = await inLab(hopeless, () => firstAnswer(urls))
	const told = run.error instanceof AggregateError ? run.error.errors : []
	expect(told.length, 'the errors it holds').toBe(3)
})
