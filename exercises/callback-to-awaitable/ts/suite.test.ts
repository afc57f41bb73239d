import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { readValue, type Read } from './solution/awaitable.ts'

const stock: Record<string, number> = { rice: 12, soup: 3 }

const read: Read<number> = (key, onDone, onError) => {
	setTimeout(() => {
		const found = stock[key]
		if (found === undefined) onError(new RangeError(`no ${key}`))
		else onDone(found)
	}, 500)
}

const readTwice: Read<string> = (_key, onDone, onError) => {
	setTimeout(() => {
		onDone('first')
		onDone('second')
		onError(new Error('third'))
	}, 500)
}

const refuse: Read<number> = () => {
	throw new RangeError('no such shelf')
}

test('gives the value that the callback brings', async () => {
	const run = await inLab(undefined, () => readValue(read, 'rice'))
	expect(run.value).toBe(12)
})

test('ends when the callback comes', async () => {
	const run = await inLab(undefined, () => readValue(read, 'rice'))
	expect(run.seconds, 'seconds until it resolved').toBe(0.5)
})

test('reads two keys at the same time', async () => {
	const run = await inLab(undefined, () =>
		Promise.all([readValue(read, 'rice'), readValue(read, 'soup')]),
	)
	expect(run.value).toEqual([12, 3])
	expect(run.seconds, 'seconds until both resolved').toBe(0.5)
})

test('raises the error that the callback brings', async () => {
	const run = await inLab(undefined, () => readValue(read, 'gold'))
	expect(run.error, 'what it rejected with').toBeInstanceOf(RangeError)
})

test('wakes an event loop that has nothing else to do', async () => {
	const run = await inLab(undefined, () => readValue(read, 'rice'))
	expect(run.value).toBe(12)
	expect(run.timersLeft, 'timers left').toBe(0)
	expect(run.seconds, 'seconds until it resolved').toBe(0.5)
})

test('keeps to the first call when it is called back again', async () => {
	const run = await inLab(undefined, () => readValue(readTwice, 'rice'))
	expect(run.value).toBe('first')
})

test('lets out what the reader itself raises', async () => {
	const run = await inLab(undefined, () => readValue(refuse, 'rice'))
	expect(run.error, 'what it rejected with').toBeInstanceOf(RangeError)
})
