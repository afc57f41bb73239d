import { expect, test } from 'vitest'
import { openThreads, second, turn } from './fake-threads.ts'
import { wakes } from './scheduler.ts'
import { semaphoreFaults, Semaphores } from './semaphores.ts'

function open(value: number, most = 1) {
	const threads = openThreads()
	const semaphores = new Semaphores(threads.scheduler)
	const handle = semaphores.create('/one', value, most)
	return { ...threads, semaphores, handle }
}

test('it gives as many as there are', () => {
	const { semaphores, handle } = open(2, 5)
	expect([1, 2, 3].map(() => semaphores.take(handle))).toEqual([true, true, false])
	expect(semaphores.value(handle)).toBe(0)
})

test('it takes back no more than it may have', () => {
	const { semaphores, handle } = open(0)
	expect(semaphores.release(handle)).toBe(0)
	expect(semaphores.release(handle)).toBe(semaphoreFaults.full)
})

test('what is given back goes to who has waited longest', async () => {
	const { semaphores, handle, start, scheduler, said } = open(0)
	for (const name of ['first', 'second'])
		start(async () => {
			await turn(semaphores.wait(handle, undefined))
			said.push(name)
		})
	await turn(scheduler.park(second))
	semaphores.release(handle)
	await turn(scheduler.park(2 * second))
	expect(said).toEqual(['first'])
	expect(semaphores.value(handle)).toBe(0)
	semaphores.release(handle)
	await turn(scheduler.park(3 * second))
	expect(said).toEqual(['first', 'second'])
})

test('who gave up waiting is passed over', async () => {
	const { semaphores, handle } = open(0)
	expect(await turn(semaphores.wait(handle, second))).toBe(wakes.timedOut)
	semaphores.release(handle)
	expect(semaphores.take(handle)).toBe(true)
})

test('a name is given once, and can be found until it is taken away', () => {
	const { semaphores, handle } = open(1)
	expect(semaphores.create('/one', 1, 1)).toBe(semaphoreFaults.exists)
	expect(semaphores.open('/one')).toBe(handle)
	expect(semaphores.unlink('/one')).toBe(0)
	expect(semaphores.open('/one')).toBe(semaphoreFaults.missing)
	expect(semaphores.unlink('/one')).toBe(semaphoreFaults.missing)
	expect(semaphores.take(handle)).toBe(true)
})

test('a handle that was never given is refused', () => {
	const { semaphores } = open(1)
	expect(() => semaphores.value(99)).toThrow('There is no semaphore 99.')
})
