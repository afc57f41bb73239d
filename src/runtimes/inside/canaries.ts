import type { Vitest } from './seal.ts'

// Captured before a stranger's code is loaded.
const { Error: BaseError } = globalThis

type Assertion = readonly [name: string, check: () => unknown]

/**
 * Tries assertions that must fail and some that must hold, with the suite's own tools.
 * Gives the names of those that lied; to be called when the suite is over.
 */
export async function canaries({ expect, vi }: Pick<Vitest, 'expect' | 'vi'>): Promise<string[]> {
	const called = vi.fn()
	called('a')
	const failing = () => {
		throw new BaseError('a')
	}
	const mustFail: Assertion[] = [
		['toBe', () => expect(1).toBe(2)],
		['toBe (objects)', () => expect({}).toBe({})],
		['not', () => expect(1).not.toBe(1)],
		['toEqual', () => expect({ a: [1] }).toEqual({ a: [2] })],
		['toEqual (order)', () => expect([1, 2]).toEqual([2, 1])],
		['toStrictEqual', () => expect([1, undefined]).toStrictEqual([1])],
		['toMatchObject', () => expect({ a: 1 }).toMatchObject({ a: 2 })],
		['toContain', () => expect([1]).toContain(2)],
		['toHaveLength', () => expect([1]).toHaveLength(2)],
		['toHaveProperty', () => expect({ a: 1 }).toHaveProperty('b')],
		['toBeLessThan', () => expect(2).toBeLessThan(1)],
		['toBeGreaterThanOrEqual', () => expect(1).toBeGreaterThanOrEqual(2)],
		['toBeCloseTo', () => expect(1).toBeCloseTo(2)],
		['toBeDefined', () => expect(undefined).toBeDefined()],
		['toBeInstanceOf', () => expect(new Map()).toBeInstanceOf(Set)],
		['toMatch', () => expect('a').toMatch(/b/)],
		['toThrow', () => expect(() => {}).toThrow()],
		['toThrow (message)', () => expect(failing).toThrow('b')],
		['toHaveBeenCalledTimes', () => expect(called).toHaveBeenCalledTimes(2)],
		['toHaveBeenCalledWith', () => expect(called).toHaveBeenCalledWith('b')],
		['resolves', () => expect(Promise.resolve(1)).resolves.toBe(2)],
		['resolves (of a rejection)', () => expect(rejected()).resolves.toBe(undefined)],
		['rejects', () => expect(Promise.resolve(1)).rejects.toThrow()],
		['rejects (message)', () => expect(rejected()).rejects.toThrow('b')],
	]
	const mustHold: Assertion[] = [
		['toBe', () => expect(1).toBe(1)],
		['toEqual', () => expect({ a: [1, 2] }).toEqual({ a: [1, 2] })],
		['toThrow', () => expect(failing).toThrow('a')],
		['toHaveBeenCalledWith', () => expect(called).toHaveBeenCalledWith('a')],
		['resolves', () => expect(Promise.resolve(1)).resolves.toBe(1)],
		['rejects', () => expect(rejected()).rejects.toThrow('a')],
	]
	const lied: string[] = []
	for (let i = 0; i < mustFail.length; i++) {
		const [name, check] = mustFail[i] as Assertion
		if (await holds(check)) lied[lied.length] = `the assertion ${name}`
	}
	for (let i = 0; i < mustHold.length; i++) {
		const [name, check] = mustHold[i] as Assertion
		if (!(await holds(check))) lied[lied.length] = `the assertion ${name} (refuses what is true)`
	}
	return lied
}

function rejected(): Promise<never> {
	const promise = Promise.reject(new BaseError('a'))
	// An assertion that lies may never look at it, and then nobody would have handled it.
	promise.catch(() => {})
	return promise
}

async function holds(check: () => unknown): Promise<boolean> {
	try {
		await check()
		return true
	} catch {
		return false
	}
}
