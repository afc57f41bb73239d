import { expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import { intervals, stateOf, trialsOf, type Trial } from './review.ts'

const day = 86_400_000
const failed = (days: number, exercise = 'one'): Trial => ({
	exercise,
	at: days * day,
	passed: false,
})
const passed = (days: number, exercise = 'one'): Trial => ({
	...failed(days, exercise),
	passed: true,
})

test('a concept that nobody tried is new', () => {
	expect(stateOf([])).toEqual({ status: 'new' })
})

test('one that was only failed is open', () => {
	expect(stateOf([failed(1), failed(2)])).toEqual({ status: 'open' })
})

test('one that was passed at once is kept', () => {
	expect(stateOf([passed(1), passed(9)])).toEqual({ status: 'kept' })
})

test('one that was failed before it was passed comes back a day later', () => {
	expect(stateOf([failed(1), passed(2)])).toEqual({
		status: 'review',
		due: 3 * day,
		exercise: 'one',
	})
})

test('it comes back after longer and longer times, and then no more', () => {
	const trials = [failed(0), passed(0)]
	const dues: number[] = []
	for (let state = stateOf(trials); state.status === 'review'; state = stateOf(trials)) {
		if (dues.length > intervals.length)
			throw new Error(`It still comes back after ${dues.length} times.`)
		dues.push(state.due / day)
		trials.push(passed(state.due / day))
	}
	const sums = intervals.map((_, at) => intervals.slice(0, at + 1).reduce((a, b) => a + b, 0))
	expect(dues).toEqual(sums)
	expect(stateOf(trials)).toEqual({ status: 'kept' })
})

test('to do it again before it is due changes nothing', () => {
	const once = [failed(0), passed(0)]
	expect(stateOf([...once, passed(0.5)])).toEqual(stateOf(once))
})

test('to fail it again makes it due at once, and begin from the first interval', () => {
	const trials = [failed(0), passed(0), passed(1), failed(4, 'two')]
	expect(stateOf(trials)).toEqual({ status: 'review', due: 0, exercise: 'two' })
	expect(stateOf([...trials, passed(4)])).toEqual({
		status: 'review',
		due: 5 * day,
		exercise: 'two',
	})
})

test('trials stand in their order in time, and leave out what says nothing of a concept', () => {
	const attempt = (at: number, outcome: Attempt['outcome']): Attempt => ({
		version: 1,
		id: `${at}`,
		exercise: 'one',
		language: 'py',
		at,
		outcome,
		where: 'here',
	})
	const attempts = [
		attempt(5, 'passed'),
		attempt(1, 'unloadable'),
		attempt(3, 'timed-out'),
		attempt(2, 'failed'),
		attempt(4, 'tampered'),
	]
	expect(trialsOf(attempts).map(({ at, passed }) => [at, passed])).toEqual([
		[2, false],
		[3, false],
		[5, true],
	])
})
