import { expect, test } from 'vitest'
import { ThreadLane } from './thread-lane.ts'

function lane() {
	const told: [from: number, to: number, then: string][] = []
	return {
		told,
		lane: new ThreadLane(2, 0, ({ from, to, then }) => told.push([from, to, then])),
	}
}

test('a thread computes, waits for a message, and is ended', () => {
	const { lane: thread, told } = lane()
	thread.pause(0.1)
	thread.begin(0.3)
	thread.pause(0.4)
	thread.end('cancelled', 0.9)
	expect(told).toEqual([
		[0, 0.1, 'waits'],
		[0.3, 0.4, 'waits'],
		[0.9, 0.9, 'cancelled'],
	])
})

test('one that was spoken to, and came to run only later, has waited until then', () => {
	const { lane: thread, told } = lane()
	thread.pause(0.1)
	// Spoken to; but when it answers it is seen that it had done nothing at first.
	thread.begin(0.3)
	thread.pause(0.3)
	thread.begin(0.32)
	thread.pause(0.38)
	expect(told).toEqual([
		[0, 0.1, 'waits'],
		[0.32, 0.38, 'waits'],
	])
})

test('what would lie before what has been told is moved up to it', () => {
	const { lane: thread, told } = lane()
	thread.pause(0.2)
	thread.begin(0.1)
	thread.end('done', 0.15)
	expect(told).toEqual([
		[0, 0.2, 'waits'],
		[0.2, 0.2, 'done'],
	])
})
