import { expect, test } from 'vitest'
import { VirtualClock } from './clock.ts'
import { createDraw } from './random.ts'

const newClock = () => new VirtualClock(createDraw(1))

test('calls back in the order of the times, and of the calls at one moment', async () => {
	const clock = newClock()
	const order: string[] = []
	clock.after(2, () => order.push('late'))
	clock.after(1, () => order.push('early'))
	clock.after(1, () => order.push('early, asked second'))
	await clock.runUntil(() => order.length === 3, 0)
	expect(order).toEqual(['early', 'early, asked second', 'late'])
	expect(clock.now()).toBe(2)
})

test('takes two ways to one moment for one moment', async () => {
	// In floating point, 1.001 * 1e6 is a little less than 1001000.
	const clock = newClock()
	const order: string[] = []
	clock.after(0.001, () => void clock.after(1.001, () => order.push('in two steps')))
	clock.after(1.002, () => order.push('in one, asked first'))
	await clock.runUntil(() => order.length === 2, 0)
	expect(order).toEqual(['in one, asked first', 'in two steps'])
	expect(clock.now()).toBe(1.002)
})

test('never calls back what was cancelled', async () => {
	const clock = newClock()
	const called: string[] = []
	const cancel = clock.after(1, () => called.push('cancelled'))
	clock.after(2, () => called.push('kept'))
	cancel()
	cancel()
	await clock.runUntil(() => called.includes('kept'), 0)
	expect(called).toEqual(['kept'])
})

test('lets promises move between two calls of one moment', async () => {
	const clock = newClock()
	const order: string[] = []
	clock.after(1, () => {
		order.push('first')
		void Promise.resolve()
			.then(() => order.push('its promise'))
			.then(() => order.push('and the next'))
	})
	clock.after(1, () => order.push('second'))
	await clock.runUntil(() => order.includes('second'), 0)
	expect(order).toEqual(['first', 'its promise', 'and the next', 'second'])
})

test('stands still while it is held', async () => {
	const clock = newClock()
	let passed = false
	clock.after(1, () => (passed = true))
	let free = (): void => undefined
	const work = new Promise<void>((resolve) => (free = resolve))
	const held = clock.hold(work)
	const ran = clock.runUntil(() => passed, 0)
	for (let turns = 0; turns < 200; turns++) await new Promise((resolve) => setImmediate(resolve))
	expect(passed).toBe(false)
	free()
	await held
	await ran
	expect(passed).toBe(true)
})

test('changes the places of simultaneous answers alone', async () => {
	const orderWith = async (seed: number) => {
		const clock = new VirtualClock(createDraw(seed))
		const order: string[] = []
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
			clock.after(1, () => order.push(name), 'answer')
			clock.after(1, () => order.push(name.toUpperCase()), 'timer')
		}
		await clock.runUntil(() => order.length === 12, 0)
		return order.join('')
	}
	const orders = await Promise.all([1, 2, 3, 4].map(orderWith))
	expect(new Set(orders).size).toBeGreaterThan(1)
	expect(await orderWith(3)).toBe(orders[2])
	for (const order of orders) {
		expect(order.replace(/[a-z]/g, '')).toBe('ABCDEF')
		expect(order.replace(/[a-z]/g, '.')).toBe('.A.B.C.D.E.F')
	}
})

test('counts the timers that are left, and nothing else', () => {
	const clock = newClock()
	clock.after(1, () => undefined, 'timer')
	clock.after(1, () => undefined, 'answer')
	clock.after(1, () => undefined)
	expect(clock.timersLeft).toBe(1)
})

test('says so when there is nothing left to wait for', async () => {
	await expect(newClock().runUntil(() => false, 0)).rejects.toThrow('Nothing is left to wait for')
})

test('ends a chain of timers after an hour, or after twenty thousand timers', async () => {
	const forEver = (seconds: number) => {
		const clock = newClock()
		const again = (): void => void clock.after(seconds, again)
		again()
		return clock.runUntil(() => false, 0)
	}
	await expect(forEver(60)).rejects.toThrow('An hour has passed')
	await expect(forEver(0.001)).rejects.toThrow('Twenty thousand timers')
})
