import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { benchmark, type Benchmark } from './solution/benchmark.ts'

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

/** Measures two downloads that take as long as planned, and tells who ran when. */
async function measure(plan: Plan) {
	const log: string[] = []
	let putBack = 0

	function fake(name: 'slow' | 'fast') {
		let round = 0
		return async () => {
			const seconds = plan[name][round++ % plan[name].length] ?? 0
			log.push(`${name} begins`)
			await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
			log.push(`${name} ends`)
			if (name === 'slow' && plan.setsClock) putBack += 3_600_000
			if (name === 'fast' && round === plan.failsIn) throw new Error('the connection broke')
			const missing = name === 'fast' && round === plan.differsIn
			return missing ? [{ id: 1 }] : [{ id: 1 }, { id: 2 }]
		}
	}

	return await inLab<{ report: Benchmark; log: string[] }>(undefined, async () => {
		const LabDate = Date
		const now = () => LabDate.now() - putBack
		globalThis.Date = new Proxy(LabDate, {
			get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
			construct: (_, [given]: [number?]) => new LabDate(given ?? now()),
		})
		try {
			return { report: await benchmark(fake('slow'), fake('fast')), log }
		} finally {
			globalThis.Date = LabDate
		}
	})
}

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
	expect(more.value.report.tenTimes, 'at least ten times').toBe(true)
	const ten = await measure({ slow: [1], fast: [0.1] })
	expect(ten.value.report.tenTimes, 'exactly ten times is at least ten times').toBe(true)
	const five = await measure({ slow: [2], fast: [0.4] })
	expect(five.value.report.ratio, '2 seconds and 0.4').toBeCloseTo(5, 0)
	expect(five.value.report.tenTimes, 'at least ten times').toBe(false)
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
	expect(String(error), 'what it failed with').toContain('the connection broke')
})

test('fails when the results of any round differ', async () => {
	const { error } = await measure({ slow: [2], fast: [0.1], differsIn: 4 })
	expect(error, 'what it failed with, when one entry is missing in round 4').not.toBe(undefined)
})
