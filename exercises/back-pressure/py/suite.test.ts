import { script } from '#kit/python'
import { expect, test } from 'vitest'

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

/** Room for two. Consuming one takes a second. What has not ended after a minute is told so. */
const run = ({ length = 12, bakes = 0, failsAt = '' }: Situation = {}) =>
	script<Told>(
		`
			import asyncio
			from connect import connect

			length, bakes, fails_at = args
			consumed = []
			accepted = []
			begun = 0
			most = 0
			failure = ''

			def tell(error):
				return repr(error) + ''.join(tell(inner) for inner in getattr(error, 'exceptions', []))

			async def bake(put):
				for number in range(1, length + 1):
					await asyncio.sleep(bakes)
					await put(f'loaf {number}')
					accepted.append(asyncio.get_running_loop().time() - began)

			async def sell(loaf):
				global begun, most
				begun += 1
				await asyncio.sleep(0.5)
				most = max(most, len(accepted) - begun)
				await asyncio.sleep(0.5)
				if loaf == fails_at:
					raise ValueError(f'nobody wants {loaf}')
				consumed.append(loaf)

			async def main():
				global began, failure, result
				began = asyncio.get_running_loop().time()
				try:
					await asyncio.wait_for(connect(bake, sell, 2), 60)
				except Exception as error:
					failure = tell(error)
				result = {'consumed': list(consumed), 'accepted': list(accepted), 'most': most,
					'failure': failure}

			asyncio.run(main())
		`,
		[length, bakes, failsAt],
	)

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
