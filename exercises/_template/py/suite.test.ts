import { script } from '#kit/python'
import { expect, test } from 'vitest'

/** Calls it with two functions that give their numbers after a second each. */
const run = () =>
	script<number>(`
		import asyncio
		from add_later import add_later

		async def later(answer):
			await asyncio.sleep(1)
			return answer

		result = asyncio.run(add_later(lambda: later(1), lambda: later(2)))
	`)

test('gives the sum of both answers', async () => {
	const { value } = await run()
	expect(value).toBe(3)
})

test('asks for both at once', async () => {
	const { seconds } = await run()
	expect(seconds).toBeCloseTo(1, 1)
})
