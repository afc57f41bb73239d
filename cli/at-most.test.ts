import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('no more tasks run at one time than were allowed, and all of them run', async () => {
	const turn = atMost(2)
	let running = 0
	let peak = 0
	const results = await Promise.all(
		[1, 2, 3, 4, 5].map((n) =>
			turn(async () => {
				peak = Math.max(peak, ++running)
				await Promise.resolve()
				running--
				return n
			}),
		),
	)
	expect(results).toEqual([1, 2, 3, 4, 5])
	expect(peak).toBe(2)
})

test('tasks take their turn in the order in which they came', async () => {
	const turn = atMost(1)
	const order: string[] = []
	await Promise.all(['a', 'b', 'c'].map((name) => turn(async () => void order.push(name))))
	expect(order).toEqual(['a', 'b', 'c'])
})

test('a task that rejects gives its place to the next', async () => {
	const turn = atMost(1)
	const broken = turn(() => Promise.reject(new Error('broken')))
	const next = turn(() => Promise.resolve('next'))
	await expect(broken).rejects.toThrow('broken')
	await expect(next).resolves.toBe('next')
})
