import { expect, test } from 'vitest'
import { Attention } from './attention.ts'
import { MachineClock } from './clock.ts'

const giveTurn = 1
const stop = 2
const tellPlace = 4
const interrupt = 2

function open(budget?: number) {
	const clock = new MachineClock()
	clock.begin('pure')
	const contended = { now: false }
	const onIgnored = () => {
		throw new Error('ignored')
	}
	const attention = new Attention({ clock, isContended: () => contended.now, onIgnored })
	attention.begin(budget)
	/** Computes for that many polls; answers the reasons it was interrupted for, each with its poll. */
	const compute = (polls: number) => {
		const heard: [number, number][] = []
		for (let i = 1; i <= polls; i++) {
			if (attention.buffer[0] !== interrupt) continue
			attention.buffer[0] = 0
			heard.push([i, attention.takeReasons()])
		}
		return heard
	}
	return { clock, attention, contended, compute }
}

test('a program that computes alone is left alone, and time passes by its work', () => {
	const { clock, attention, compute } = open()
	expect(compute(8_191)).toEqual([])
	expect(attention.polls).toBe(8_191)
	expect(clock.peek()).toBe(8_191 * 4_000)
})

test('while others wait, the turn is taken every five milliseconds', () => {
	const { contended, compute } = open()
	contended.now = true
	expect(compute(4_000)).toEqual([
		[1_250, giveTurn],
		[2_500, giveTurn],
		[3_750, giveTurn],
	])
})

test('who begins to wait in the middle of a slice waits for its end', () => {
	const { contended, compute } = open()
	compute(1_300)
	contended.now = true
	expect(compute(1_200)).toEqual([[1_200, giveTurn]])
})

test('where the program is, is asked every so many polls', () => {
	const { compute } = open()
	expect(compute(20_000)).toEqual([
		[8_192, tellPlace],
		[16_384, tellPlace],
	])
})

test('what is computed elsewhere is none of the program’s, and the next poll comes in due distance', () => {
	const { attention, clock, compute } = open(10)
	let aligned = 0
	attention.alignWith(() => aligned++)
	compute(10)
	attention.turnAway(true)
	expect(compute(20_000)).toEqual([])
	expect([attention.polls, clock.peek(), aligned]).toEqual([10, 40_000, 0])
	attention.turnAway(false)
	expect(aligned).toBe(1)
	expect(compute(1)).toEqual([[1, stop]])
})

test('a program that begins is never elsewhere', () => {
	const { attention, compute } = open()
	attention.turnAway(true)
	attention.begin(5)
	expect(compute(6)).toEqual([[6, stop]])
})

test('a program is stopped when its budget is used up, and again when it goes on', () => {
	const { compute } = open(100)
	expect(compute(100)).toEqual([])
	const stops = compute(60_000).filter(([, reasons]) => reasons & stop)
	expect(stops.map(([poll]) => poll)).toEqual([1, 25_002, 50_003])
})

test('a program that goes on however often it is stopped is ended', () => {
	const { attention, compute } = open(100)
	compute(100)
	const stops = compute(7 * 25_001 + 1).filter(([, reasons]) => reasons & stop)
	expect(stops).toHaveLength(8)
	expect(() => attention.endIfIgnored()).not.toThrow()
	compute(25_001)
	expect(() => attention.endIfIgnored()).toThrow('ignored')
	attention.begin(100)
	expect(compute(101)).toHaveLength(1)
	expect(() => attention.endIfIgnored()).not.toThrow()
})

test('a new program has a new budget, and none of the old reasons', () => {
	const { attention, compute } = open(10)
	compute(10)
	expect(attention.buffer[0]).toBe(interrupt)
	attention.begin(50)
	expect(attention.takeReasons()).toBe(0)
	expect(attention.polls).toBe(0)
	expect(compute(50)).toEqual([])
	expect(compute(1)).toEqual([[1, stop]])
})

test('a reason is told once, until somebody asks for it', () => {
	const { attention } = open(1)
	const answers = Array.from({ length: 5 }, () => attention.buffer[0])
	expect(answers).toEqual([0, interrupt, 0, 0, 0])
	expect(attention.takeReasons()).toBe(stop)
	expect(attention.takeReasons()).toBe(0)
})

test('several reasons may come together', () => {
	const { attention, contended } = open(8_191)
	const poll = () => attention.buffer[0]
	for (let i = 0; i < 8_191; i++) poll()
	contended.now = true
	for (let i = 0; i < 2_000; i++) poll()
	expect(attention.takeReasons()).toBe(giveTurn | stop | tellPlace)
})
