import { script } from '#kit/python'
import { expect, test } from 'vitest'

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

/** Seven orders, one every 0.1 s. What has not ended after a minute is told so. */
const run = ({ takes = 1, failsAt = '', breaksAt = 0 }: Situation = {}) =>
	script<Told>(
		`
			import asyncio
			from share_out import share_out

			takes, fails_at, breaks_at = args
			handled = []
			late = []
			came = {}
			busy = 0
			most = 0
			failure = ''

			def tell(error):
				return repr(error) + ''.join(tell(inner) for inner in getattr(error, 'exceptions', []))

			async def orders():
				for number in range(1, 8):
					await asyncio.sleep(0.1)
					if number == breaks_at:
						raise OSError('the phone is dead')
					came[f'order {number}'] = asyncio.get_running_loop().time()
					yield f'order {number}'

			async def cook(order):
				global busy, most
				late.append(asyncio.get_running_loop().time() - came[order])
				busy += 1
				most = max(most, busy)
				await asyncio.sleep(takes)
				busy -= 1
				if order == fails_at:
					raise ValueError('no onions')
				handled.append(order)

			async def main():
				global result, failure
				try:
					await asyncio.wait_for(share_out(orders(), cook), 60)
				except Exception as error:
					failure = tell(error)
				left = len(asyncio.all_tasks()) - 1
				result = {'handled': list(handled), 'most': most, 'late': list(late),
					'failure': failure, 'left': left}

			asyncio.run(main())
		`,
		[takes, failsAt, breaksAt],
	)

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
