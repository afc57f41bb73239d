import { expect, test } from 'vitest'
import { Descriptors } from './descriptors.ts'

test('numbers count up and are never given twice', () => {
	const descriptors = new Descriptors<string>(10)
	expect(descriptors.open('a', 1)).toBe(10)
	descriptors.close(10)
	expect(descriptors.open('b', 1)).toBe(11)
	expect(descriptors.get(10)).toBeUndefined()
	expect(descriptors.get(11)).toBe('b')
})

test('what two numbers stand for is given up with the second', () => {
	const descriptors = new Descriptors<object>(1)
	const held = {}
	const [one, other] = [descriptors.open(held, 1), descriptors.open(held, 2)]
	expect(descriptors.close(one)).toBeUndefined()
	expect(descriptors.get(other)).toBe(held)
	expect(descriptors.close(other)).toBe(held)
})

test('closing twice closes once', () => {
	const descriptors = new Descriptors<object>(1)
	const held = {}
	const one = descriptors.open(held, 1)
	descriptors.open(held, 1)
	descriptors.close(one)
	expect(descriptors.close(one)).toBeUndefined()
	expect(descriptors.get(2)).toBe(held)
})

test('a number is of the process that it was given to', () => {
	const descriptors = new Descriptors<string>(1)
	descriptors.open('a', 1)
	descriptors.give(descriptors.open('b', 1), 2)
	expect(descriptors.ownerOf(2)).toBe(2)
	expect(descriptors.leave(2)).toEqual(['b'])
	expect(descriptors.leave(1)).toEqual(['a'])
})

test('what another process holds too is not given up with the first', () => {
	const descriptors = new Descriptors<string>(1)
	descriptors.open('a', 1)
	descriptors.open('a', 2)
	expect(descriptors.leave(1)).toEqual([])
	expect(descriptors.close(2)).toBe('a')
})

test('what a process left may be closed again, once', () => {
	const descriptors = new Descriptors<string>(1)
	descriptors.open('a', 1)
	descriptors.leave(1)
	expect([descriptors.wasLeft(1), descriptors.wasLeft(1)]).toEqual([true, false])
})

test('after clearing it counts from the first again, and what is new is nobody’s left-over', () => {
	const descriptors = new Descriptors<string>(5)
	descriptors.open('a', 1)
	descriptors.open('b', 1)
	descriptors.clear()
	expect(descriptors.open('c', 1)).toBe(5)
	expect([descriptors.wasLeft(5), descriptors.wasLeft(6)]).toEqual([false, true])
})
