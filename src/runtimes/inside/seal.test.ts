import * as vitest from 'vitest'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { canaries, seal } from './seal.ts'
import { witnessCases } from './witness.ts'

// The seal locks this very realm, vitest's included: that all of the file still runs is a check too.
const { changes } = seal(vitest)

afterEach(() => {
	vi.useRealTimers()
	vi.restoreAllMocks()
})

test('a fresh realm shows no change', () => {
	expect(changes()).toEqual([])
})

describe('what a suite may do raises no alarm', () => {
	test('adding a matcher of its own', () => {
		expect.extend({
			toBeEven: (n: number) => ({ pass: n % 2 === 0, message: () => `${n} is odd` }),
		})
		const even = expect(4) as unknown as { toBeEven(): void }
		even.toBeEven()
		expect(changes()).toEqual([])
	})

	test('fake timers, while they are in and when they are out again', async () => {
		vi.useFakeTimers()
		const rang = vi.fn()
		setTimeout(rang, 60_000)
		await vi.advanceTimersByTimeAsync(60_000)
		expect(rang).toHaveBeenCalledOnce()
		expect(Date.now()).toBeGreaterThan(0)
		expect(changes()).toEqual([])
		vi.useRealTimers()
		expect(changes()).toEqual([])
	})

	test('a spy that is taken out again', () => {
		const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.reject(new Error()))
		expect(changes()).toEqual(['fetch'])
		spy.mockRestore()
		expect(changes()).toEqual([])
	})

	test('a clock that is swapped and put back', () => {
		const real = { setTimeout, Date, now: performance.now.bind(performance) }
		const before = Object.getOwnPropertyDescriptor(performance, 'now')
		Object.assign(globalThis, { setTimeout: () => 0, Date: class {} })
		Object.defineProperty(performance, 'now', { value: () => 0, configurable: true })
		expect(changes()).toEqual(expect.arrayContaining(['setTimeout', 'Date']))
		Object.assign(globalThis, { setTimeout: real.setTimeout, Date: real.Date })
		if (before === undefined) Reflect.deleteProperty(performance, 'now')
		else Object.defineProperty(performance, 'now', before)
		expect(changes()).toEqual([])
	})

	test('objects with a method called like one that all objects have', () => {
		const plain = {}
		plain.toString = () => 'mine'
		expect(String(plain)).toBe('mine')
		expect(Object.keys(plain)).toEqual(['toString'])
		class Mine extends Map {}
		Mine.prototype.toString = () => 'a map of mine'
		expect(String(new Mine())).toBe('a map of mine')
		const error = new TypeError('a')
		error.message = 'b'
		error.name = 'Other'
		expect(String(error)).toBe('Other: b')
	})
})

describe('what is locked stays as it is', () => {
	const attempts: Record<string, () => unknown> = {
		'Promise.prototype.then': () => {
			Promise.prototype.then = (() => {}) as never
		},
		'Object.prototype.then': () => Object.defineProperty(Object.prototype, 'then', { value: 1 }),
		'Array.prototype.then': () => Object.assign(Array.prototype, { then: 1 }),
		'Array.prototype[Symbol.iterator]': () => {
			Array.prototype[Symbol.iterator] = (() => {}) as never
		},
		'Object.is': () => {
			Object.is = () => true
		},
		'Object.prototype.toString': () => {
			Object.prototype.toString = () => '[object RegExp]'
		},
		'Function.prototype.call': () => {
			Function.prototype.call = (() => {}) as never
		},
		'the name Promise': () => Object.assign(globalThis, { Promise: class {} }),
		'what instanceof asks of Error': () =>
			Object.defineProperty(Error, Symbol.hasInstance, { value: () => true }),
		'chai.Assertion.prototype.toBe': () =>
			Object.defineProperty(vitest.chai.Assertion.prototype, 'toBe', { value() {} }),
		'a matcher that is there already': () =>
			expect.extend({ toBe: () => ({ pass: true, message: () => '' }) }),
		'expect.assertions': () => Object.assign(expect, { assertions() {} }),
		'vi.fn': () => Object.assign(vi, { fn() {} }),
		'the way values are compared': () => expect.addEqualityTesters([() => true]),
		"the suite's settings": () =>
			Object.assign((Reflect.get(globalThis, '__vitest_worker__') as { config: object }).config, {
				retry: 3,
			}),
		'the door to expect': () =>
			Object.assign(globalThis, { [Symbol.for('expect-global')]: () => {} }),
	}
	for (const [name, attempt] of Object.entries(attempts)) {
		test(name, () => {
			expect(attempt).toThrow(TypeError)
			expect(changes()).toEqual([])
		})
	}

	test('the count of assertions', () => {
		expect(() => expect.assertions(1)).toThrow('proves nothing here')
		expect(() => expect.hasAssertions()).toThrow('proves nothing here')
	})

	test('which case runs', () => {
		const state = Reflect.get(globalThis, '__vitest_worker__') as { current?: unknown }
		expect(state.current).toBeUndefined()
	})
})

describe('a value that answers a matcher in its own favour is refused', () => {
	const agreeable = { asymmetricMatch: () => true }
	const anyList: unknown[] = [1]
	Object.defineProperty(anyList, 'indexOf', { value: () => 0 })
	const anyText = new TypeError()
	Object.defineProperty(anyText, 'message', { value: { indexOf: () => 0 } })
	const attempts: Record<string, () => unknown> = {
		'equal to anything': () => expect(agreeable).toEqual({ a: 1 }),
		'equal to anything, deep inside': () => expect([{ a: agreeable }]).toEqual([{ a: 1 }]),
		'equal to anything, in a map': () =>
			expect(new Map([[1, agreeable]])).toEqual(new Map([[1, 2]])),
		'strictly equal to anything': () => expect([agreeable]).toStrictEqual([1]),
		'called with anything': () => {
			const spy = vi.fn()
			spy(agreeable)
			expect(spy).toHaveBeenCalledWith(1)
		},
		'a list that finds anything': () => expect(anyList).toContain(2),
		'a set that has anything': () =>
			expect({ [Symbol.toStringTag]: 'WeakSet', has: () => true }).toContain(2),
		'an error that says anything': () =>
			expect(() => {
				throw anyText
			}).toThrow('mine'),
		'a rejection that says anything': () => expect(Promise.reject(anyText)).rejects.toThrow('mine'),
	}
	for (const [name, attempt] of Object.entries(attempts)) {
		test(name, async () => {
			let thrown: unknown
			try {
				await attempt()
			} catch (error) {
				thrown = error
			}
			expect(thrown).toMatchObject({ message: expect.stringContaining('proves nothing') as string })
		})
	}

	test('ordinary values are not', () => {
		class List extends Array<number> {}
		const circle: Record<string, unknown> = { date: new Date(0), error: new Error('a') }
		circle['self'] = circle
		expect(circle).toEqual(circle)
		expect(List.from([1, 2])).toContain(2)
		expect(new Set([1])).toContain(1)
		expect({ [Symbol.toStringTag]: 'Job', a: 1 }).toMatchObject({ a: 1 })
		const plain = vi.fn()
		plain({ a: [1] })
		expect(plain).toHaveBeenCalledWith({ a: [1] })
	})
})

describe('what is open is compared', () => {
	const attempts: Record<string, [owner: object, key: string]> = {
		setTimeout: [globalThis, 'setTimeout'],
		queueMicrotask: [globalThis, 'queueMicrotask'],
		fetch: [globalThis, 'fetch'],
		structuredClone: [globalThis, 'structuredClone'],
		'Date.now': [Date, 'now'],
		'Math.random': [Math, 'random'],
		'AbortSignal.timeout': [AbortSignal, 'timeout'],
		'MessagePort.prototype.postMessage': [MessagePort.prototype, 'postMessage'],
		'EventTarget.prototype.addEventListener': [EventTarget.prototype, 'addEventListener'],
	}
	for (const [name, [owner, key]] of Object.entries(attempts)) {
		test(name, () => {
			const before = Object.getOwnPropertyDescriptor(owner, key)
			Object.defineProperty(owner, key, { ...before, value: () => 0 })
			const found = changes()
			if (before !== undefined) Object.defineProperty(owner, key, before)
			expect(found).toEqual([name])
			expect(changes()).toEqual([])
		})
	}
})

describe('the canaries', () => {
	test('are quiet when every assertion tells the truth', async () => {
		expect(await canaries(vitest)).toEqual([])
	})

	test('name the assertions that pass whatever they are given', async () => {
		const agreeable: unknown = new Proxy(() => agreeable, {
			get: (_, key) => (key === 'then' ? undefined : agreeable),
		})
		const lying = (() => agreeable) as never
		const lied = await canaries({ expect: lying, vi })
		expect(lied.length).toBeGreaterThanOrEqual(12)
		expect(lied).toContain('the assertion toBe')
	})

	test('name the assertions that refuse what is true', async () => {
		const refusing = (() => {
			throw new Error('no')
		}) as never
		const lied = await canaries({ expect: refusing, vi })
		expect(lied).toContain('the assertion toBe (refuses what is true)')
	})
})

describe('the witness', () => {
	const aCase = (name: string) => ({ name, type: 'test', mode: 'run', fails: undefined as unknown })

	test('says that a case held only if its function ran and did not throw', async () => {
		const [held, threw, skipped] = [aCase('held'), aCase('threw'), aCase('skipped')] as never[]
		const witness = witnessCases([held, threw, skipped] as never)
		await witness.run(held as never, () => Promise.resolve())
		await expect(
			witness.run(threw as never, () => Promise.reject(new Error('a'))),
		).rejects.toThrow()
		expect(witness.completed(held as never)).toBe(true)
		expect(witness.completed(threw as never)).toBe(false)
		expect(witness.completed(skipped as never)).toBe(false)
	})

	test('does not forgive a case that threw once', async () => {
		const flaky = aCase('flaky')
		const witness = witnessCases([flaky] as never)
		await expect(witness.run(flaky, () => Promise.reject(new Error('a')))).rejects.toThrow()
		await witness.run(flaky, () => {})
		expect(witness.completed(flaky)).toBe(false)
	})

	test('names a case whose mode or promise to fail was flipped', () => {
		const flipped = aCase('flipped')
		const witness = witnessCases([flipped] as never)
		flipped.fails = true
		flipped.mode = 'skip'
		expect(witness.changes()).toEqual(['mode of the case “flipped”', 'fails of the case “flipped”'])
	})
})
