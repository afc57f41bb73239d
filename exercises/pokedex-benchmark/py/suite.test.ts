import { script } from '#kit/python'
import { expect, test } from 'vitest'

interface Plan {
	/** The seconds of each run, in turn. */
	slow: number[]
	fast: number[]
	/** The round in which the fast one fails, or brings too little. */
	failsIn?: number
	differsIn?: number
	/** Whether the clock on the wall is put back during each slow run. */
	setsClock?: boolean
}

interface Measured {
	report: { slow: number; fast: number; ratio: number; ten_times: boolean }
	log: string[]
}

/** Measures two downloads that take as long as planned, and tells who ran when. */
const measure = (plan: Plan) =>
	script<Measured>(
		`
			import asyncio
			import time

			wall = time.time
			put_back = 0
			# Before the learner's module may take it from there.
			time.time = lambda: wall() - put_back

			from benchmark import benchmark

			plan = args[0]
			log = []

			def fake(name):
				rounds = 0

				async def download():
					global put_back
					nonlocal rounds
					seconds = plan[name][rounds % len(plan[name])]
					rounds += 1
					log.append(f'{name} begins')
					await asyncio.sleep(seconds)
					log.append(f'{name} ends')
					if name == 'slow' and plan.get('setsClock'):
						put_back += 3600
					if name == 'fast' and rounds == plan.get('failsIn'):
						raise OSError('the connection broke')
					missing = name == 'fast' and rounds == plan.get('differsIn')
					return [{'id': 1}] if missing else [{'id': 1}, {'id': 2}]

				return download

			result = {'report': asyncio.run(benchmark(fake('slow'), fake('fast'))), 'log': log}
		`,
		[plan],
	)

test('takes equal results for the same', async () => {
	const { error } = await measure({ slow: [2], fast: [0.1] })
	expect(error, 'what it failed with, for results that are equal').toBe(undefined)
})

test('measures until the download is done', async () => {
	const { value } = await measure({ slow: [2], fast: [0.1] })
	expect(value.report.slow, 'seconds of the slow one').toBeGreaterThan(1.9)
	expect(value.report.fast, 'seconds of the fast one').toBeGreaterThan(0.09)
})

test('says how many times faster the fast one is', async () => {
	const more = await measure({ slow: [2.1], fast: [0.2] })
	expect(more.value.report.ratio, '2.1 seconds and 0.2').toBeCloseTo(10.5, 0)
	expect(more.value.report.ten_times, 'at least ten times').toBe(true)
	const five = await measure({ slow: [2], fast: [0.4] })
	expect(five.value.report.ratio, '2 seconds and 0.4').toBeCloseTo(5, 0)
	expect(five.value.report.ten_times, 'at least ten times').toBe(false)
})

test('runs them in turns, five times each, and one at a time', async () => {
	const { value } = await measure({ slow: [2], fast: [0.1] })
	const names = value.log.map((line) => line.split(' ')[0])
	const [first, , second] = names
	expect([first, second].sort(), 'who ran in the first round').toEqual(['fast', 'slow'])
	const round = [`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]
	expect(value.log).toEqual([...round, ...round, ...round, ...round, ...round])
})

test('gives the median of the five', async () => {
	const { value } = await measure({ slow: [9, 2, 11, 10, 30], fast: [0.7, 0.1, 0.2, 3, 0.3] })
	expect(value.report.slow, 'the median of 9, 2, 11, 10 and 30').toBeCloseTo(10, 1)
	expect(value.report.fast, 'the median of 0.7, 0.1, 0.2, 3 and 0.3').toBeCloseTo(0.3, 1)
	expect(value.report.ratio, 'the ratio of the medians').toBeCloseTo(10 / 0.3, 0)
})

test('does not mind when somebody sets the time of day', async () => {
	const { value } = await measure({ slow: [2], fast: [0.1], setsClock: true })
	expect(value.report.slow, 'seconds of the slow one').toBeCloseTo(2, 1)
})

test('fails when a run fails', async () => {
	const { error } = await measure({ slow: [2], fast: [0.1], failsIn: 3 })
	expect(error?.message ?? '', 'what it failed with').toContain('the connection broke')
})

test('fails when the results of any round differ', async () => {
	const { error } = await measure({ slow: [2], fast: [0.1], differsIn: 4 })
	expect(error, 'what it failed with, when one entry is missing in round 4').not.toBe(undefined)
})
