import type { Vitest } from './seal.ts'

// What the seal looks at: which is locked, which is only compared, and by what name a learner knows it.

const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect

/** The globals that a suite's own tools replace while they run: fake timers, the kit's virtual clock. */
export const clockGlobals = [
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
export const openGlobals = [
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
export const lockedGlobals = [
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
export const vitestGlobals = [
	'__vitest_worker__',
	Symbol.for('matchers-object'),
	Symbol.for('$$jest-matchers-object'),
	Symbol.for('expect-global'),
	Symbol.for('asymmetric-matchers-object'),
]

export interface Place {
	name: string
	owner: object
	/** New properties are refused: one more on `Object.prototype` is one more on everything. */
	closed: boolean
	/** These stay as they are, and are not compared: somebody has good reasons to write to them. */
	except?: readonly string[]
	/** How writing to an heir is kept possible: `{}.toString = …` must not fail because `Object.prototype` is locked. */
	inherited?: boolean
	/** Nothing of it is locked but what `instanceof` asks. */
	asked?: boolean
}

/** What is locked besides the globals of its own name; what this engine does not have is left out. */
export function lockedPlaces({ chai, expect, vi }: Vitest): Place[] {
	const places: Place[] = []
	const add = (name: string, owner: unknown, rest: Partial<Place> = {}) => {
		if (isObject(owner)) places.push({ name, owner, closed: true, ...rest })
	}
	for (const name of lockedGlobals) {
		const value = getOwnPropertyDescriptor(globalThis, name)?.value as unknown
		if (!isObject(value) || value === globalThis) continue
		const isError = name.endsWith('Error')
		// `Error.stackTraceLimit` belongs to whoever prints stacks, and RegExp keeps its last match on itself.
		if (isError || name === 'RegExp') add(name, value, { closed: false, asked: true })
		else add(name, value)
		const prototype = getOwnPropertyDescriptor(value, 'prototype')?.value as unknown
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
export function openPlaces(): Place[] {
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

export function isObject(value: unknown): value is object {
	return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
