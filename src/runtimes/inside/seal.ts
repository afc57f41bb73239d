import type { chai as Chai, expect as Expect, vi as Vi } from 'vitest'
import { guardReceived } from './received.ts'
import {
	clockGlobals,
	isObject,
	lockedGlobals,
	lockedPlaces,
	openGlobals,
	openPlaces,
	vitestGlobals,
	type Place,
} from './sealed-places.ts'

export { canaries } from './canaries.ts'

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
const { Reflect: reflect, Object: object, TypeError } = globalThis
const { ownKeys, getOwnPropertyDescriptor, defineProperty } = reflect
const { is, freeze, preventExtensions } = object

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
	guardReceived(vitest)
	refuseCounting(vitest)
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

function rememberAll(place: Place, into: Remembered[]): void {
	const { name, owner, except = [], asked = false } = place
	if (asked) return
	for (const key of ownKeys(owner)) {
		if (typeof key === 'string' && except.includes(key)) continue
		const clock = name === 'performance' || name === 'Performance.prototype'
		into.push({ name: nameOf(name, key), owner, key, before: own(owner, key), clock })
	}
}

function lock(place: Place): void {
	const { owner, closed, except = [], inherited = false, asked = false } = place
	if (asked) return lockInstanceOf(owner)
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

/**
 * How many assertions were made is kept where the judged code can set it: a suite that relies on the
 * count would pass with none.
 */
function refuseCounting({ expect }: Vitest): void {
	for (const name of ['assertions', 'hasAssertions'] as const) {
		const value = () => {
			throw new TypeError(
				`expect.${name} proves nothing here: the judged code can change the count. Write \`await expect(…).rejects\` instead.`,
			)
		}
		defineProperty(expect, name, { value, configurable: true, writable: true })
	}
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

function nameOf(owner: string, key: string | symbol): string {
	if (typeof key === 'symbol') return `${owner}[${key.description ?? 'symbol'}]`
	return owner === '' ? key : `${owner}.${key}`
}
