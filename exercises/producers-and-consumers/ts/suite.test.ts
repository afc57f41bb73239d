import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { shareOut } from './solution/share-out.ts'

interface Situation {
	/** How long it takes to handle one, in seconds. */
	takes?: number
	/** The item that cannot be handled. */
	failsAt?: string
	/** The item that does not come, and none after it. */
	breaksAt?: number
}

interface Told {
	/** What was handled when it ended. */
	handled: string[]
	most: number
	/** For each item, in the order in which they were begun, the seconds from its coming. */
	late: number[]
	failure: string
	left: number
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const now = () => performance.now() / 1000

/** Seven orders, one every 0.1 s. What has not ended after a minute is told so. */
async function run({ takes = 1, failsAt = '', breaksAt = 0 }: Situation = {}) {
	const lab = await inLab(undefined, async () => {
		const told = { handled: [] as string[], most: 0, late: [] as number[], failure: '' }
		const came = new Map<string, number>()
		let busy = 0

		async function* orders() {
			for (let number = 1; number <= 7; number++) {
				await wait(0.1)
				if (number === breaksAt) throw new Error('the phone is dead')
				came.set(`order ${number}`, now())
				yield `order ${number}`
			}
		}

		async function cook(order: string) {
			told.late.push(now() - (came.get(order) ?? 0))
			told.most = Math.max(told.most, ++busy)
			await wait(takes)
			busy--
			if (order === failsAt) throw new Error('no onions')
			told.handled.push(order)
		}

		const minute = new AbortController()
		const tooLong = new Promise<never>((_, reject) => {
			const timer = setTimeout(() => reject(new Error('it did not end')), 60_000)
			minute.signal.addEventListener('abort', () => clearTimeout(timer))
		})
		try {
			await Promise.race([shareOut(orders(), cook), tooLong])
		} catch (error) {
			told.failure = String(error)
		}
		minute.abort()
		return { ...told, handled: [...told.handled], late: [...told.late] }
	})
	const value: Told = { ...lab.value, left: lab.timersLeft }
	return { value }
}

const seven = ['order 1', 'order 2', 'order 3', 'order 4', 'order 5', 'order 6', 'order 7']

test('has handled every item when it ends', async () => {
	const { value } = await run()
	expect([...value.handled].sort()).toEqual(seven)
})

test('ends when everything is handled', async () => {
	const { value } = await run()
	expect(value.failure, 'what it failed with').toBe('')
})

test('handles three items at the same time', async () => {
	const { value } = await run()
	expect(value.most, 'most items being handled at the same time').toBeGreaterThanOrEqual(3)
})

test('never handles more than three at the same time', async () => {
	const { value } = await run()
	expect(value.most, 'most items being handled at the same time').toBeLessThanOrEqual(3)
})

test('begins before the last item has come', async () => {
	const { value } = await run()
	expect(value.late[0], 'seconds that the first item waited').toBeLessThan(0.3)
})

test('leaves nothing running behind', async () => {
	const { value } = await run()
	expect(value.left, 'what is still running or waiting when it has returned').toBe(0)
})

test('begins an item as soon as it comes', async () => {
	const { value } = await run({ takes: 0.01 })
	const most = Math.max(...value.late)
	expect(most, 'seconds that an item waited, while all consumers were free').toBeLessThan(0.04)
})

test('lets the error of an item out', async () => {
	const { value } = await run({ failsAt: 'order 4' })
	expect(value.failure, 'what it failed with').toContain('no onions')
})

test('lets the error of the producer out', async () => {
	const { value } = await run({ breaksAt: 4 })
	expect(value.failure, 'what it failed with').toContain('the phone is dead')
})
