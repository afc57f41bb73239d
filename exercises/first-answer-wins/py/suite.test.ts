import { load, script, type LabWeb } from '#kit/python'
import { expect, test } from 'vitest'

const module = load('./solution/first_answer.py')
const firstAnswer = (web: LabWeb) => module.call<string>('first_answer', [urls], { web })

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
	const { requests } = await firstAnswer(healthy)
	const firstEnd = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstEnd)
	expect(before.length, 'mirrors asked before the first answer').toBe(3)
})

test('gives the quickest answer', async () => {
	const run = await firstAnswer(healthy)
	expect(run.value).toBe('from west')
})

test('takes an answer, not a refusal', async () => {
	const run = await firstAnswer(troubled)
	expect(run.value).toBe('from west')
})

test('comes back with the first answer', async () => {
	const run = await firstAnswer(healthy)
	expect(run.seconds, 'seconds until it returned').toBeLessThan(0.3)
})

test('stops the others when one has won', async () => {
	// It stays in the loop: `asyncio.run` would cancel what is left.
	const { requests, value } = await script<number>(
		`
			import asyncio
			from first_answer import first_answer

			async def main():
				await first_answer(args[0])
				left = len(asyncio.all_tasks()) - 1
				await asyncio.sleep(10)
				return left

			result = asyncio.run(main())
		`,
		[urls],
		{ web: healthy },
	)
	const others = requests.entries.filter(({ url }) => url !== urls[2])
	expect(others.map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted'])
	expect(value, 'tasks that were left when it returned').toBe(0)
})

test('tells all the errors when nobody answers', async () => {
	const run = await firstAnswer(hopeless)
	const told = run.error?.errors.map(({ message }) => message.slice(0, 3)).sort()
	expect(told, 'the errors it holds').toEqual(['404', '500', '503'])
})
