import { expect, test } from 'vitest'
import { Agenda } from './agenda.ts'
import { MachineClock } from './clock.ts'

function open() {
	const clock = new MachineClock()
	clock.begin('pure')
	const agenda = new Agenda(clock)
	const done: string[] = []
	const note = (when: number, name = `at ${when}`) => agenda.at(when, () => done.push(name))
	/** Waits until that moment, as a scheduler with nobody ready does. */
	const waitUntil = (moment: number) => {
		while (agenda.first !== undefined && agenda.first <= moment) {
			agenda.skipTo(agenda.first)
			agenda.fireDue()
		}
		agenda.skipTo(moment)
	}
	return { clock, agenda, done, note, waitUntil }
}

test('what is due happens, also what it makes due', () => {
	const { agenda, done, clock, note } = open()
	note(2)
	agenda.at(1, () => note(1, 'more'))
	clock.skipTo(1)
	agenda.fireDue()
	expect(done).toEqual(['more'])
	expect(agenda.first).toBe(2)
})

test('in a branch nothing of everybody’s time happens', () => {
	const { agenda, done, note, waitUntil } = open()
	note(2, 'everybody’s')
	agenda.branch()
	expect(agenda.first).toBeUndefined()
	note(3, 'its own')
	waitUntil(5)
	expect(done).toEqual(['its own'])
	expect(agenda.rejoin()).toBe(5)
	expect(agenda.first).toBe(2)
	waitUntil(2)
	expect(done).toEqual(['its own', 'everybody’s'])
})

test('what a branch waited is taken back, and what it computed is not', () => {
	const { agenda, clock, waitUntil } = open()
	waitUntil(1_000_000)
	agenda.branch()
	waitUntil(3_000_000)
	clock.work(250)
	expect(agenda.rejoin()).toBe(4_000_000)
	expect(clock.peek()).toBe(2_000_000)
})

test('branches one after the other begin at the same moment', () => {
	const { agenda, clock, waitUntil } = open()
	const ends = [5, 3, 4].map((duration) => {
		agenda.branch()
		waitUntil(clock.peek() + duration)
		return agenda.rejoin()
	})
	expect(ends).toEqual([5, 3, 4])
	expect(clock.peek()).toBe(0)
})

test('a branch of a branch waits in parallel to it', () => {
	const { agenda, clock, waitUntil } = open()
	agenda.branch()
	waitUntil(2)
	agenda.branch()
	waitUntil(9)
	expect(agenda.rejoin()).toBe(9)
	expect(clock.peek()).toBe(2)
	waitUntil(4)
	expect(agenda.rejoin()).toBe(4)
	expect(clock.peek()).toBe(0)
})

test('what a branch leaves to happen happens at its moment, in everybody’s time', () => {
	const { agenda, done, note, waitUntil } = open()
	note(8)
	note(8, 'also at 8')
	agenda.branch()
	note(7)
	note(8, 'left behind')
	const off = note(9)
	waitUntil(3)
	agenda.rejoin()
	off.cancel()
	expect(done).toEqual([])
	waitUntil(10)
	expect(done).toEqual(['at 7', 'at 8', 'also at 8', 'left behind'])
})

test('by the real clock a branch takes the time it takes', () => {
	const { agenda, clock } = open()
	clock.begin('real')
	agenda.branch()
	agenda.skipTo(1e12)
	const end = agenda.rejoin()
	expect(clock.peek()).toBeGreaterThanOrEqual(end)
})

test('a cleared agenda has no branch and nothing to do', () => {
	const { agenda, note } = open()
	note(1)
	agenda.branch()
	note(2)
	agenda.clear()
	expect(agenda.isBranch).toBe(false)
	expect(agenda.first).toBeUndefined()
	expect(() => agenda.rejoin()).toThrow('There is no branch of time to rejoin from.')
})
