import type { chai as Chai, expect as Expect, vi as Vi } from 'vitest'

// A suite and the code it judges share one realm: the code can reach whatever the suite stands on.
// Three things answer that. What nothing but an attack would change (the intrinsics, the assertions)
// is locked, because a lie that is told and taken back within one case leaves no trace to find later.
// What has to stay open (timers, `Date`, `fetch`) is remembered and compared. And assertions that must
// fail are tried at the end, for whatever is on neither list.

export interface Vitest {
	readonly chai: typeof Chai
	readonly expect: typeof Expect
	readonly vi: typeof Vi
}

export interface Seal {
	/**
	 * What is no longer what it was, as readable names: `Promise.prototype.then`, `setTimeout`.
	 * Timers and the clock are left out for as long as the suite's own fake timers are in.
	 */
	changes(): string[]
}

// Captured here, before a stranger's code is loaded. A loop over an array by index is deliberate
// wherever it runs after that: `for…of` asks `Array.prototype[Symbol.iterator]`.
const { Reflect: reflect, Object: object, Error: BaseError, TypeError, String: string } = globalThis
const { ownKeys, getOwnPropertyDescriptor, defineProperty, getPrototypeOf, apply } = reflect
const { is, freeze, preventExtensions } = object

/** The globals that a suite's own tools replace while they run: fake timers, the kit's virtual clock. */
const clockGlobals = [
	'setTimeout',
	'clearTimeout',
	'setInterval',
	'clearInterval',
	'setImmediate',
	'clearImmediate',
	'queueMicrotask',
	'requestAnimationFrame',
	'cancelAnimationFrame',
	'requestIdleCallback',
	'cancelIdleCallback',
	'Date',
	'performance',
]

/** The globals that are remembered, not locked: a suite may well put a spy on one. */
const openGlobals = [
	'fetch',
	'structuredClone',
	'process',
	'console',
	'crypto',
	'Worker',
	'MessageChannel',
	'MessagePort',
	'AbortController',
	'AbortSignal',
	'Event',
	'EventTarget',
	'URL',
	'Request',
	'Response',
	'Headers',
	'ReadableStream',
	'TextEncoder',
	'TextDecoder',
	'Math',
]

/** The globals whose names, objects and prototypes nothing but an attack rebinds. */
const lockedGlobals = [
	'Object',
	'Function',
	'Array',
	'Promise',
	'Map',
	'Set',
	'WeakMap',
	'WeakSet',
	'WeakRef',
	'Error',
	'AggregateError',
	'EvalError',
	'RangeError',
	'ReferenceError',
	'SyntaxError',
	'TypeError',
	'JSON',
	'Reflect',
	'Proxy',
	'Symbol',
	'String',
	'Number',
	'Boolean',
	'BigInt',
	'RegExp',
	'ArrayBuffer',
	'DataView',
	'Uint8Array',
	'Iterator',
	'isNaN',
	'isFinite',
	'parseInt',
	'parseFloat',
	'globalThis',
]

/** vitest keeps its state under these names; each is a door to every assertion or every case. */
const vitestGlobals = [
	'__vitest_worker__',
	Symbol.for('matchers-object'),
	Symbol.for('$$jest-matchers-object'),
	Symbol.for('expect-global'),
	Symbol.for('asymmetric-matchers-object'),
]

interface Place {
	name: string
	owner: object
	/** New properties are refused: one more on `Object.prototype` is one more on everything. */
	closed: boolean
	/** These stay as they are, and are not compared: somebody has good reasons to write to them. */
	except?: readonly string[]
	/** How writing to an heir is kept possible: `{}.toString = …` must not fail because `Object.prototype` is locked. */
	inherited?: boolean
}

/** What is locked besides the globals of its own name; what this engine does not have is left out. */
function lockedPlaces({ chai, expect, vi }: Vitest): Place[] {
	const places: Place[] = []
	const add = (name: string, owner: unknown, rest: Partial<Place> = {}) => {
		if (isObject(owner)) places.push({ name, owner, closed: true, ...rest })
	}
	for (const name of lockedGlobals) {
		const value = own(globalThis, name)?.value as unknown
		if (!isObject(value) || value === globalThis) continue
		const isError = name.endsWith('Error')
		// `Error.stackTraceLimit` belongs to whoever prints stacks, and RegExp keeps its last match on itself.
		if (isError || name === 'RegExp') lockInstanceOf(value)
		else add(name, value)
		const prototype = own(value, 'prototype')?.value as unknown
		// Engines and libraries write `message` and `name` to errors by assignment.
		if (isError) add(`${name}.prototype`, prototype, { except: ['message', 'name', 'stack'] })
		else add(`${name}.prototype`, prototype, { inherited: true })
	}
	const typedArray = getPrototypeOf(Uint8Array) as { prototype: object }
	add('TypedArray', typedArray)
	add('TypedArray.prototype', typedArray.prototype, { inherited: true })
	for (const [name, owner] of hiddenIntrinsics()) add(name, owner, { inherited: true })

	add('chai.Assertion.prototype', chai.Assertion.prototype, { closed: false })
	add('chai.AssertionError.prototype', chai.AssertionError.prototype, {
		closed: false,
		except: ['message', 'name', 'stack'],
	})
	add('chai.util', chai.util, { closed: false })
	add('chai.assert', chai.assert, { closed: false })
	// Matchers that the suite adds (`expect.extend`) land here too; what is there already stays.
	add('expect', expect, { closed: false })
	add('expect.not', expect.not, { closed: false })
	add('vi', vi, { closed: false })
	return places
}

/** The intrinsics that have no global name of their own. */
function hiddenIntrinsics(): [string, unknown][] {
	const iterator = getPrototypeOf([][Symbol.iterator]())
	const asyncGenerator = async function* () {}
	const asyncFunction = async () => {}
	const generator = function* () {}
	const up = (value: unknown) => (isObject(value) ? (getPrototypeOf(value) as unknown) : undefined)
	return [
		['AsyncFunction.prototype', getPrototypeOf(asyncFunction)],
		['GeneratorFunction.prototype', getPrototypeOf(generator)],
		['Generator.prototype', up(generator.prototype)],
		['AsyncGeneratorFunction.prototype', getPrototypeOf(asyncGenerator)],
		['AsyncGenerator.prototype', up(asyncGenerator.prototype)],
		['AsyncIterator.prototype', up(up(asyncGenerator.prototype))],
		['ArrayIterator.prototype', iterator],
		['Iterator.prototype', up(iterator)],
		['MapIterator.prototype', getPrototypeOf(new Map().keys())],
		['SetIterator.prototype', getPrototypeOf(new Set().keys())],
		['StringIterator.prototype', getPrototypeOf(''[Symbol.iterator]())],
	]
}

/** Remembered and compared, not locked: the suite's tools write here. */
function openPlaces(): Place[] {
	const places: Place[] = []
	const add = (name: string, owner: unknown) => {
		if (isObject(owner)) places.push({ name, owner, closed: false })
	}
	const { Date, Math, performance, AbortController, AbortSignal, EventTarget, MessagePort } =
		globalThis
	add('Date', Date)
	add('Date.prototype', Date.prototype)
	add('Math', Math)
	add('performance', performance)
	add('Performance.prototype', getPrototypeOf(performance))
	add('AbortController.prototype', AbortController.prototype)
	add('AbortSignal', AbortSignal)
	add('AbortSignal.prototype', AbortSignal.prototype)
	add('EventTarget.prototype', EventTarget.prototype)
	add('MessagePort.prototype', MessagePort.prototype)
	return places
}

interface Remembered {
	name: string
	owner: object
	key: string | symbol
	before: PropertyDescriptor | undefined
	/** Fake timers may stand here. */
	clock: boolean
}

/**
 * Locks what can be locked and remembers the rest. Call it once, when every module of ours is loaded
 * (the node modules too) and no line of the learner's has run.
 */
export function seal(vitest: Vitest): Seal {
	const { isFakeTimers } = vitest.vi
	const locked = lockedPlaces(vitest)
	const remembered: Remembered[] = []
	for (const place of locked) rememberAll(place, remembered)
	for (const place of openPlaces()) rememberAll(place, remembered)
	for (const key of [...lockedGlobals, ...vitestGlobals, ...openGlobals, ...clockGlobals]) {
		const name = nameOf('', key)
		const clock = typeof key === 'string' && clockGlobals.includes(key)
		remembered[remembered.length] = {
			name,
			owner: globalThis,
			key,
			before: own(globalThis, key),
			clock,
		}
	}
	for (const place of locked) lock(place)
	for (const key of [...lockedGlobals, ...vitestGlobals]) lockProperty(globalThis, key)
	lockVitest()
	for (const entry of remembered) entry.before = own(entry.owner, entry.key)

	return {
		changes() {
			const faking = isFakeTimers()
			const found: string[] = []
			for (let i = 0; i < remembered.length; i++) {
				const entry = remembered[i]
				if (entry === undefined || (faking && entry.clock)) continue
				if (!isSame(entry.before, own(entry.owner, entry.key))) found[found.length] = entry.name
			}
			return found
		},
	}
}

function rememberAll({ name, owner, except = [] }: Place, into: Remembered[]): void {
	for (const key of ownKeys(owner)) {
		if (typeof key === 'string' && except.includes(key)) continue
		const clock = name === 'performance' || name === 'Performance.prototype'
		into.push({ name: nameOf(name, key), owner, key, before: own(owner, key), clock })
	}
}

function lock({ owner, closed, except = [], inherited = false }: Place): void {
	for (const key of ownKeys(owner)) {
		if (typeof key === 'string' && except.includes(key)) continue
		if (inherited && typeof key === 'string' && oftenOverridden.includes(key))
			lockInherited(owner, key)
		else lockProperty(owner, key)
	}
	if (closed) preventExtensions(owner)
}

/** What programs give to their own objects by assignment, which a locked one above would refuse. */
const oftenOverridden = [
	'constructor',
	'toString',
	'toLocaleString',
	'valueOf',
	'toJSON',
	'hasOwnProperty',
	'isPrototypeOf',
	'propertyIsEnumerable',
	'call',
	'apply',
	'bind',
]

function lockProperty(owner: object, key: string | symbol): void {
	const found = own(owner, key)
	if (found === undefined || found.configurable === false) {
		if (found?.writable === true) defineProperty(owner, key, { writable: false })
		return
	}
	defineProperty(
		owner,
		key,
		'value' in found ? { configurable: false, writable: false } : { configurable: false },
	)
}

/** Locks a property, yet lets `heir.toString = …` make one of the heir's own, as it did before. */
function lockInherited(owner: object, key: string): void {
	const found = own(owner, key)
	if (found === undefined || !('value' in found) || found.configurable === false) {
		lockProperty(owner, key)
		return
	}
	const value = found.value as unknown
	defineProperty(owner, key, {
		configurable: false,
		enumerable: found.enumerable ?? false,
		get: () => value,
		set(this: unknown, next: unknown) {
			if (!isObject(this) || this === owner) {
				throw new TypeError(`Cannot assign to read only property '${key}': the suite needs it`)
			}
			defineProperty(this, key, {
				value: next,
				configurable: true,
				enumerable: true,
				writable: true,
			})
		},
	})
}

/** Pins what `instanceof` asks. */
function lockInstanceOf(constructor: object): void {
	const value = (Function.prototype as unknown as Record<symbol, unknown>)[Symbol.hasInstance]
	defineProperty(constructor, Symbol.hasInstance, { value, configurable: false, writable: false })
}

/** vitest's own state: which case runs is nobody's business, and its settings are settled. */
function lockVitest(): void {
	const state = own(globalThis, '__vitest_worker__')?.value as unknown
	if (isObject(state)) {
		const config = own(state, 'config')?.value as unknown
		if (isObject(config)) freezeDeep(config)
		defineProperty(state, 'current', {
			get: () => undefined,
			set: () => {},
			configurable: false,
		})
		for (const key of ownKeys(state)) lockProperty(state, key)
	}
	const matchers = reflect.get(globalThis, Symbol.for('$$jest-matchers-object')) as unknown
	// One tester that answers `true` makes everything equal, and no assertion would look changed.
	if (isObject(matchers)) {
		const testers = own(matchers, 'customEqualityTesters')?.value as unknown
		if (isObject(testers)) freeze(testers)
	}
}

function freezeDeep(value: object): void {
	freeze(value)
	for (const key of ownKeys(value)) {
		const inner = own(value, key)?.value as unknown
		if (isObject(inner) && typeof inner !== 'function' && !object.isFrozen(inner)) freezeDeep(inner)
	}
}

function own(owner: object, key: string | symbol): PropertyDescriptor | undefined {
	return getOwnPropertyDescriptor(owner, key)
}

function isSame(a: PropertyDescriptor | undefined, b: PropertyDescriptor | undefined): boolean {
	if (a === undefined || b === undefined) return a === b
	return is(a.value, b.value) && is(a.get, b.get) && is(a.set, b.set)
}

function isObject(value: unknown): value is object {
	return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function nameOf(owner: string, key: string | symbol): string {
	if (typeof key === 'symbol') return `${owner}[${key.description ?? 'symbol'}]`
	return owner === '' ? key : `${owner}.${key}`
}

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
	const promise = Promise.reject<never>(new BaseError('a'))
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

/** What `witnessCases` looks at in a vitest test. */
interface Case {
	name: string
	mode: string
	fails?: boolean | undefined
	repeats?: number | undefined
	retry?: unknown
	concurrent?: boolean | undefined
	type: string
}

export interface Witness {
	/** Runs a case's function; to be called by the runner instead of the function (`runTask`). */
	run(test: object, body: () => unknown): Promise<void>
	/** Whether the case's function was run and never threw; what vitest's result object says is not asked. */
	completed(test: object): boolean
	/** What is no longer what it was at collection, as readable names. */
	changes(): string[]
}

/**
 * Sees for itself what becomes of every case. vitest keeps results, and `skip` and `fails`, in plain
 * objects that the judged code can reach; this keeps its own account, in a closure.
 * Call it when the suite is collected.
 */
export function witnessCases(tests: readonly Case[]): Witness {
	const all = [...tests]
	const outcome = new Map<object, 'held' | 'threw'>()
	const { get, set, has } = outcome
	const facts = ['name', 'mode', 'fails', 'repeats', 'retry', 'concurrent', 'type'] as const
	const before = all.map((test) => facts.map((fact) => test[fact]))
	return {
		async run(test, body) {
			try {
				await body()
				// A repeated or retried case must hold each time: one that once threw is no proof.
				if (!apply(has, outcome, [test])) apply(set, outcome, [test, 'held'])
			} catch (thrown) {
				apply(set, outcome, [test, 'threw'])
				throw thrown
			}
		},
		completed: (test) => apply(get, outcome, [test]) === 'held',
		changes() {
			const found: string[] = []
			for (let i = 0; i < all.length; i++) {
				const test = all[i]
				const was = before[i]
				if (test === undefined || was === undefined) continue
				for (let j = 0; j < facts.length; j++) {
					const fact = facts[j]
					if (fact === undefined || is(test[fact], was[j])) continue
					found[found.length] = `${string(fact)} of the case “${string(was[0])}”`
				}
			}
			return found
		},
	}
}
