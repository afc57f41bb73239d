import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { addLater } from './solution/add-later.ts'

/** A function that promises its number after that many seconds. */
const later = (answer: number, seconds: number) => () =>
	new Promise<number>((resolve) => setTimeout(resolve, seconds * 1000, answer))

test('gives the sum of both answers', async () => {
	const run = await inLab(undefined, () => addLater(later(1, 1), later(2, 1)))
	expect(run.value).toBe(3)
})

test('asks for both at once', async () => {
	const run = await inLab(undefined, () => addLater(later(1, 1), later(2, 1)))
	expect(run.seconds).toBe(1)
})
