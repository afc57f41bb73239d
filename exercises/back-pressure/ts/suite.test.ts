import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { connect } from './solution/connect.ts'

interface Situation {
	/** How many items there are. */
	length?: number
	/** How long it takes to produce one, in seconds. */
	bakes?: number
	/** The item that cannot be consumed. */
	failsAt?: string
}

interface Told {
	/** What was consumed when it ended. */
	consumed: string[]
	/** When each put returned. */
	accepted: number[]
	/** Most items that had been put and not been taken, in the middle of consuming one. */
	most: number
	failure: string
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Room for two. Consuming one takes a second. What has not ended after a minute is told so. */
const run = ({ length = 12, bakes = 0, failsAt = '' }: Situation = {}) =>
	inLab(undefined, async () => {
		const told: Told = { consumed: [], accepted: [], most: 0, failure: '' }
		const began = performance.now()
		let begun = 0

		async function bake(put: (loaf: string) => Promise<void>) {
			for (let number = 1; number <= length; number++) {
				if (bakes > 0) await wait(bakes)
				await put(`loaf ${number}`)
				told.accepted.push((performance.now() - began) / 1000)
			}
		}

		async function sell(loaf: string) {
			begun++
			await wait(0.5)
			told.most = Math.max(told.most, told.accepted.length - begun)
			await wait(0.5)
			if (loaf === failsAt) throw new Error(`nobody wants ${loaf}`)
			told.consumed.push(loaf)
		}

		const tooLong = wait(60).then(() => {
			throw new Error('it did not end')
		})
		try {
			await Promise.race([connect(bake, sell, 2), tooLong])
		} catch (error) {
			told.failure = String(error)
		}
		return { ...told, consumed: [...told.consumed] }
	})

test('consumes the last items too', async () => {
	const { value } = await run({ length: 2, bakes: 1.5 })
	expect(value.consumed).toEqual(['loaf 1', 'loaf 2'])
})

test('consumes every item in order when the consumer is slow', async () => {
	const { value } = await run()
	expect(value.consumed).toEqual(Array.from({ length: 12 }, (_, index) => `loaf ${index + 1}`))
})

test('ends when everything is consumed', async () => {
	const { value } = await run()
	expect(value.failure, 'what it failed with').toBe('')
})

test('keeps the producer from running away', async () => {
	const { value } = await run()
	expect(value.most, 'most items waiting, with room for 2').toBeLessThan(5)
})

test('lets no more items wait than there is room for', async () => {
	const { value } = await run()
	expect(value.most, 'most items waiting, with room for 2').toBeLessThanOrEqual(2)
})

test('lets the producer get ahead as far as there is room', async () => {
	const { value } = await run()
	expect(value.most, 'most items waiting, with room for 2').toBe(2)
})

test('lets the producer go on as soon as there is room', async () => {
	const { value } = await run()
	// One is in work and two wait; from then on there is room whenever the consumer takes one.
	const seconds = value.accepted.map((at) => Math.round(at * 10) / 10)
	expect(seconds).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('lets the error of the consumer out while the producer waits', async () => {
	const { value } = await run({ failsAt: 'loaf 3' })
	expect(value.failure, 'what it failed with').toContain('nobody wants loaf 3')
})
