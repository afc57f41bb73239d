import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { countDownTogether } from './solution/count-down.ts'

const starts = { kettle: 3, egg: 5, toast: 2 }

/** Counts down in the lab, where a timer ticks every half second. */
async function countDown() {
	const told: { name: string; number: number; at: number }[] = []
	let ticks = 0
	const blocking = countBlocking()
	try {
		const { seconds } = await inLab(undefined, async () => {
			const ticking = setInterval(() => ticks++, 500)
			const began = performance.now()
			const now = () => (performance.now() - began) / 1000 + blocking.seconds
			await countDownTogether(starts, (name, number) => told.push({ name, number, at: now() }))
			clearInterval(ticking)
		})
		// What a countdown tells when the function is done comes too late.
		return { told: [...told], ticks, seconds: seconds + blocking.seconds }
	} finally {
		blocking.putBack()
	}
}

/** In the place of a call that blocks: it counts the seconds, and nobody has to wait for them. */
function countBlocking() {
	const wait = Atomics.wait
	const counted = {
		seconds: 0,
		putBack: () => void (Atomics.wait = wait),
	}
	Atomics.wait = (_array: unknown, _index: unknown, _value: unknown, milliseconds = 0) => {
		counted.seconds += milliseconds / 1000
		return 'timed-out'
	}
	return counted
}

/** The numbers that one of them told, and the moments. */
const of = (who: string, { told }: Awaited<ReturnType<typeof countDown>>) =>
	told.filter(({ name }) => name === who)

test('tells every number of every countdown', async () => {
	const run = await countDown()
	const numbers = (name: string) => of(name, run).map(({ number }) => number)
	expect(numbers('kettle'), 'the kettle').toEqual([3, 2, 1, 0])
	expect(numbers('egg'), 'the egg').toEqual([5, 4, 3, 2, 1, 0])
	expect(numbers('toast'), 'the toast').toEqual([2, 1, 0])
})

test('waits a second between two numbers', async () => {
	const moments = of('egg', await countDown()).map(({ at }) => at)
	for (const [index, at] of moments.slice(1).entries()) {
		expect(at - (moments[index] ?? 0), 'seconds from one number to the next').toBeCloseTo(1, 1)
	}
})

test('lets others run while it waits', async () => {
	const { ticks } = await countDown()
	expect(ticks, 'turns that another timer had').toBeGreaterThan(0)
})

test('starts all countdowns at once', async () => {
	const run = await countDown()
	for (const name of Object.keys(starts)) {
		expect(of(name, run)[0]?.at, `the second when the ${name} began`).toBeCloseTo(0, 1)
	}
})

test('is done when the longest countdown is', async () => {
	const { seconds } = await countDown()
	expect(seconds, 'seconds until it was done').toBeCloseTo(5, 1)
})
