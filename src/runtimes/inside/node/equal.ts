/** Whether two values are equal all the way down, as `assert.deepStrictEqual` means it. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
	return equal(a, b, { strict: true, above: new Map() })
}

/** The same with `==` for what is no object, as `assert.deepEqual` means it. */
export function isDeepEqual(a: unknown, b: unknown): boolean {
	return equal(a, b, { strict: false, above: new Map() })
}

interface Mode {
	strict: boolean
	/** Pairs that are being compared further up: a circle is equal to a circle. */
	above: Map<object, object>
}

function equal(a: unknown, b: unknown, mode: Mode): boolean {
	if (Object.is(a, b)) return true
	if (!isObject(a) || !isObject(b)) {
		// eslint-disable-next-line eqeqeq -- what assert.equal is asked for
		return !mode.strict && !isObject(a) && !isObject(b) && (a == b || (a !== a && b !== b))
	}
	if (mode.strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
	if (tagOf(a) !== tagOf(b) || Array.isArray(a) !== Array.isArray(b)) return false
	if (mode.above.get(a) === b) return true
	mode.above.set(a, b)
	const result = equalInside(a, b, mode)
	mode.above.delete(a)
	return result
}

function equalInside(a: object, b: object, mode: Mode): boolean {
	if (a instanceof Date && b instanceof Date) {
		if (!Object.is(a.getTime(), b.getTime())) return false
	} else if (a instanceof RegExp && b instanceof RegExp) {
		if (String(a) !== String(b) || a.lastIndex !== b.lastIndex) return false
	} else if (a instanceof Error && b instanceof Error) {
		if (a.message !== b.message || a.name !== b.name) return false
		if (!equal(a.cause, b.cause, mode)) return false
	} else if (a instanceof Set && b instanceof Set) {
		if (!equalSets(a, b, mode)) return false
	} else if (a instanceof Map && b instanceof Map) {
		if (!equalMaps(a, b, mode)) return false
	} else if (isBox(a) && !Object.is(a.valueOf(), b.valueOf())) return false
	else if (a instanceof Promise || a instanceof WeakMap || typeof a === 'function') return false
	return equalKeys(a, b, mode)
}

function equalSets(a: Set<unknown>, b: Set<unknown>, mode: Mode): boolean {
	if (a.size !== b.size) return false
	const rest = [...b]
	return [...a].every((one) => {
		const at = rest.findIndex((other) => equal(one, other, mode))
		if (at !== -1) rest.splice(at, 1)
		return at !== -1
	})
}

function equalMaps(a: Map<unknown, unknown>, b: Map<unknown, unknown>, mode: Mode): boolean {
	if (a.size !== b.size) return false
	const rest = [...b]
	return [...a].every((one) => {
		const at = rest.findIndex(
			(other) => equal(one[0], other[0], mode) && equal(one[1], other[1], mode),
		)
		if (at !== -1) rest.splice(at, 1)
		return at !== -1
	})
}

function equalKeys(a: object, b: object, mode: Mode): boolean {
	const keys = keysOf(a, mode)
	if (keys.length !== keysOf(b, mode).length) return false
	return keys.every(
		(key) => Object.hasOwn(b, key) && equal(Reflect.get(a, key), Reflect.get(b, key), mode),
	)
}

function keysOf(value: object, { strict }: Mode): PropertyKey[] {
	return Reflect.ownKeys(value).filter(
		(key) =>
			(strict || typeof key === 'string') && Object.prototype.propertyIsEnumerable.call(value, key),
	)
}

function isObject(value: unknown): value is object {
	return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isBox(value: object): boolean {
	return value instanceof Number || value instanceof String || value instanceof Boolean
}

function tagOf(value: object): string {
	return Object.prototype.toString.call(value)
}
