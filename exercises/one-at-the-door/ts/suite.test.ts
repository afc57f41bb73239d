import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { Door } from './solution/door.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const work = async () => {
	await wait(200)
	return 'done'
}

const fail = async () => {
	await wait(200)
	throw new RangeError('no')
}

test('gives what the work gives', async () => {
	const run = await inLab(undefined, () => new Door().run(work))
	expect(run.value).toBe('done')
})

test('lets only one in at a time', async () => {
	let inside = 0
	let most = 0
	const count = async () => {
		most = Math.max(most, ++inside)
		await work()
		inside--
	}
	await inLab(undefined, () => {
		const door = new Door()
		return Promise.all([door.run(count), door.run(count), door.run(count), door.run(count)])
	})
	expect(most, 'most inside at one time').toBe(1)
})

test('lets the next one in as soon as one is out', async () => {
	const run = await inLab(undefined, () => {
		const door = new Door()
		return Promise.all([door.run(work), door.run(work)])
	})
	expect(run.seconds, 'seconds for twice 0.2 s').toBe(0.4)
})

test('lets the error of the work out', async () => {
	const run = await inLab(undefined, () => new Door().run(fail))
	expect(run.error, 'what it rejected with').toBeInstanceOf(RangeError)
})

test('opens again after work that failed', async () => {
	const run = await inLab(undefined, async () => {
		const door = new Door()
		await door.run(fail).catch(() => {})
		return await door.run(work)
	})
	expect(run.value).toBe('done')
})

test('does not close another door', async () => {
	const run = await inLab(undefined, () =>
		Promise.all([new Door().run(work), new Door().run(work)]),
	)
	expect(run.seconds, 'seconds for 0.2 s behind each of two doors').toBe(0.2)
})
