import type { Vitest } from './seal.ts'

// Some matchers ask the value they are given: "are you equal to this?", "do you contain that?". A
// value that answers yes to everything would pass. What a suite receives is therefore looked at
// before an assertion believes it.

const { Reflect: reflect, Object: object, Error: BaseError, TypeError } = globalThis
const { apply, ownKeys, defineProperty, getOwnPropertyDescriptor } = reflect
const {
	Array: BaseArray,
	Set: BaseSet,
	Map: BaseMap,
	WeakSet: BaseWeakSet,
	Symbol: symbol,
} = globalThis
const { isArray } = BaseArray
const { toStringTag } = symbol
const { forEach: eachOfSet } = BaseSet.prototype
const { forEach: eachOfMap } = BaseMap.prototype
const { getOwnPropertyNames } = object

/** What a container is asked by a matcher; its own answers count, not those of an heir. */
const asked = [
	{ type: BaseArray, methods: ['indexOf', 'includes', 'some', 'every', 'find', 'values'] },
	{ type: BaseSet, methods: ['has', 'values'] },
	{ type: BaseMap, methods: ['has', 'get', 'entries'] },
	{ type: BaseWeakSet, methods: ['has'] },
].map(({ type, methods }) => ({
	type,
	methods: methods
		.filter((name) => name in type.prototype)
		.map((name) => ({ name, real: reflect.get(type.prototype, name) as unknown })),
}))

/** Tags by which chai takes a thing for a container. */
const tags: readonly unknown[] = ['Array', 'Set', 'Map', 'WeakSet', 'String', 'Arguments']

/** The matchers that look inside of what they are given; the others compare no more than an identity. */
const asking =
	/(Equal|MatchObject|Contain|HaveProperty|With|BeOneOf|Throw|ThrowError)$|^(eql|eqls|equals?)$/

/** How much of a value is looked at. What lies deeper is compared, but not looked at. */
const most = 10_000

/** Has every matcher look at what it is given, and at what it threw or was called with. */
export function guardReceived({ chai }: Pick<Vitest, 'chai'>): void {
	const { flag } = chai.util
	const { prototype } = chai.Assertion
	for (const name of getOwnPropertyNames(prototype)) {
		const found = getOwnPropertyDescriptor(prototype, name)
		const matcher = found?.value as unknown
		if (typeof matcher !== 'function' || !asking.test(name)) continue
		const throws = name === 'toThrow' || name === 'toThrowError'
		const guarded = function (this: object, ...given: unknown[]): unknown {
			const received = flag(this, 'object') as unknown
			refuse(received)
			if (!throws || typeof received !== 'function') return apply(matcher, this, given) as unknown
			let thrown: unknown
			const watched = watch(received, (error) => (thrown = error))
			flag(this, 'object', watched)
			const result: unknown = apply(matcher, this, given)
			refuse(thrown)
			return result
		}
		for (const key of ownKeys(matcher)) {
			if (typeof key === 'string' && key.startsWith('__vitest')) {
				defineProperty(guarded, key, { value: reflect.get(matcher, key) as unknown })
			}
		}
		defineProperty(guarded, 'name', { value: name })
		defineProperty(prototype, name, { ...found, value: guarded })
	}
}

/** The same function; what it throws is told on its way. */
function watch(work: Function, tell: (thrown: unknown) => void): () => unknown {
	return () => {
		try {
			return apply(work, undefined, []) as unknown
		} catch (thrown) {
			tell(thrown)
			throw thrown
		}
	}
}

function refuse(received: unknown): void {
	const trick = findTrick(received)
	if (trick !== undefined) throw new TypeError(`What the suite was given proves nothing: ${trick}.`)
}

/** What in the value would answer a matcher in its own favour, in words, or `undefined`. */
export function findTrick(received: unknown): string | undefined {
	const seen = new BaseSet<object>()
	const waiting: unknown[] = [received]
	const add = (value: unknown) => {
		waiting[waiting.length] = value
	}
	for (let i = 0; i < waiting.length && i < most; i++) {
		const value = waiting[i]
		if (!isObject(value) || seen.has(value)) continue
		seen.add(value)
		const trick = trickOf(value)
		if (trick !== undefined) return trick
		addInside(value, add)
	}
	return undefined
}

function trickOf(value: object): string | undefined {
	if (typeof value === 'object' && 'asymmetricMatch' in value) {
		return 'an object has a method asymmetricMatch, which claims to equal anything'
	}
	for (let i = 0; i < asked.length; i++) {
		const container = asked[i]
		if (container === undefined || !(value instanceof container.type)) continue
		for (let j = 0; j < container.methods.length; j++) {
			const method = container.methods[j]
			if (method === undefined || reflect.get(value, method.name) === method.real) continue
			return `a container has a method ${method.name} of its own, which may find anything in it`
		}
	}
	const tag: unknown = reflect.get(value, toStringTag)
	if (typeof tag === 'string' && tags.includes(tag) && !isContainer(value)) {
		return `an object calls itself a ${tag} and is none`
	}
	if (value instanceof BaseError && typeof value.message !== 'string') {
		return 'an error has a message that is no text'
	}
	return undefined
}

function isContainer(value: object): boolean {
	return (
		isArray(value) ||
		value instanceof BaseSet ||
		value instanceof BaseMap ||
		value instanceof BaseWeakSet
	)
}

function addInside(value: object, add: (value: unknown) => void): void {
	if (value instanceof BaseSet) apply(eachOfSet, value, [add])
	else if (value instanceof BaseMap) {
		const addBoth = (each: unknown, key: unknown) => {
			add(key)
			add(each)
		}
		apply(eachOfMap, value, [addBoth])
	}
	if (ArrayBuffer.isView(value)) return
	const keys = typeof value === 'function' ? mocked(value) : ownKeys(value)
	for (let i = 0; i < keys.length && i < most; i++) {
		const key = keys[i]
		// A getter is not asked: asking may change what it says next.
		if (key !== undefined) add(getOwnPropertyDescriptor(value, key)?.value)
	}
	if (typeof value === 'function' && keys.length > 0) addCalls(value, add)
}

/** A spy is a function whose calls are compared. */
function mocked(value: object): readonly PropertyKey[] {
	return 'mock' in value ? ['mock'] : []
}

function addCalls(spy: object, add: (value: unknown) => void): void {
	const mock: unknown = reflect.get(spy, 'mock')
	if (!isObject(mock)) return
	add(reflect.get(mock, 'calls'))
	add(reflect.get(mock, 'results'))
}

function isObject(value: unknown): value is object {
	return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
