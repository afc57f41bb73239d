import { inspect } from '../inspect.ts'
import { isDeepEqual, isDeepStrictEqual } from './equal.ts'

interface Facts {
	message?: string | undefined
	actual?: unknown
	expected?: unknown
	operator?: string
}

export class AssertionError extends Error {
	override readonly name = 'AssertionError'
	readonly code = 'ERR_ASSERTION'
	readonly generatedMessage: boolean
	readonly actual: unknown
	readonly expected: unknown
	readonly operator: string

	constructor({ message, actual, expected, operator = 'fail' }: Facts) {
		super(message ?? 'Failed')
		this.generatedMessage = message === undefined
		this.actual = actual
		this.expected = expected
		this.operator = operator
	}
}

type Message = string | Error | undefined

function check(
	holds: boolean,
	given: Message,
	explain: () => string,
	facts: Omit<Facts, 'message'>,
): asserts holds {
	if (holds) return
	if (given instanceof Error) throw given
	throw new AssertionError({ ...facts, message: given ?? explain() })
}

const versus = (sentence: string, actual: unknown, expected: unknown) => () =>
	`${sentence}\n\n${inspect(actual)} !== ${inspect(expected)}\n`

export function ok(value: unknown, message?: Message): asserts value {
	const facts = { actual: value, expected: true, operator: '==' }
	check(Boolean(value), message, () => `The expression evaluated to ${inspect(value)}`, facts)
}

export function equal(actual: unknown, expected: unknown, message?: Message): void {
	// eslint-disable-next-line eqeqeq -- that is what it is for
	const holds = actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))
	const explain = () => `${inspect(actual)} == ${inspect(expected)}`
	check(holds, message, explain, { actual, expected, operator: '==' })
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
	// eslint-disable-next-line eqeqeq -- that is what it is for
	const holds = actual != expected
	const explain = () => `${inspect(actual)} != ${inspect(expected)}`
	check(holds, message, explain, { actual, expected, operator: '!=' })
}

export function strictEqual<T>(
	actual: unknown,
	expected: T,
	message?: Message,
): asserts actual is T {
	const explain = versus('Expected values to be strictly equal:', actual, expected)
	check(Object.is(actual, expected), message, explain, {
		actual,
		expected,
		operator: 'strictEqual',
	})
}

export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
	const explain = () => `Expected "actual" to be strictly unequal to: ${inspect(expected)}`
	const facts = { actual, expected, operator: 'notStrictEqual' }
	check(!Object.is(actual, expected), message, explain, facts)
}

export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
	const explain = versus('Expected values to be loosely deep-equal:', actual, expected)
	const facts = { actual, expected, operator: 'deepEqual' }
	check(isDeepEqual(actual, expected), message, explain, facts)
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
	const explain = versus('Expected "actual" not to be loosely deep-equal to:', actual, expected)
	const facts = { actual, expected, operator: 'notDeepEqual' }
	check(!isDeepEqual(actual, expected), message, explain, facts)
}

export function deepStrictEqual<T>(
	actual: unknown,
	expected: T,
	message?: Message,
): asserts actual is T {
	const explain = versus('Expected values to be strictly deep-equal:', actual, expected)
	const facts = { actual, expected, operator: 'deepStrictEqual' }
	check(isDeepStrictEqual(actual, expected), message, explain, facts)
}

export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
	const explain = versus('Expected "actual" not to be strictly deep-equal to:', actual, expected)
	const facts = { actual, expected, operator: 'notDeepStrictEqual' }
	check(!isDeepStrictEqual(actual, expected), message, explain, facts)
}

export function match(text: string, pattern: RegExp, message?: Message): void {
	const explain = () => `The input did not match ${String(pattern)}. Input:\n\n${inspect(text)}\n`
	check(pattern.test(text), message, explain, {
		actual: text,
		expected: pattern,
		operator: 'match',
	})
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
	const explain = () =>
		`The input was expected to not match ${String(pattern)}. Input:\n\n${inspect(text)}\n`
	const facts = { actual: text, expected: pattern, operator: 'doesNotMatch' }
	check(!pattern.test(text), message, explain, facts)
}

export function fail(message?: Message): never {
	if (message instanceof Error) throw message
	throw new AssertionError({ message, operator: 'fail' })
}

export function ifError(value: unknown): void {
	if (value === null || value === undefined) return
	const said = value instanceof Error ? value.message : inspect(value)
	throw new AssertionError({
		message: `ifError got unwanted exception: ${said}`,
		actual: value,
		operator: 'ifError',
	})
}

/** What a thrown value is held against: a class, a pattern, an object of properties, a function. */
type Expected = RegExp | object | ((thrown: unknown) => boolean) | Message

export function throws(work: () => unknown, expected?: Expected, message?: Message): void {
	const thrown = catchSync(work)
	judge(thrown, expected, message, { missing: 'Missing expected exception.', operator: 'throws' })
}

export async function rejects(
	work: Promise<unknown> | (() => Promise<unknown>),
	expected?: Expected,
	message?: Message,
): Promise<void> {
	const thrown = await catchAsync(work)
	judge(thrown, expected, message, { missing: 'Missing expected rejection.', operator: 'rejects' })
}

export function doesNotThrow(work: () => unknown, message?: Message): void {
	const thrown = catchSync(work)
	if (thrown === undefined) return
	const explain = () => `Got unwanted exception.\nActual message: "${messageOf(thrown.error)}"`
	check(false, message, explain, { actual: thrown.error, operator: 'doesNotThrow' })
}

export async function doesNotReject(
	work: Promise<unknown> | (() => Promise<unknown>),
	message?: Message,
): Promise<void> {
	const thrown = await catchAsync(work)
	if (thrown === undefined) return
	const explain = () => `Got unwanted rejection.\nActual message: "${messageOf(thrown.error)}"`
	check(false, message, explain, { actual: thrown.error, operator: 'doesNotReject' })
}

interface Thrown {
	error: unknown
}

function catchSync(work: () => unknown): Thrown | undefined {
	try {
		work()
		return undefined
	} catch (error) {
		return { error }
	}
}

async function catchAsync(
	work: Promise<unknown> | (() => Promise<unknown>),
): Promise<Thrown | undefined> {
	const promise = typeof work === 'function' ? work() : work
	try {
		await promise
		return undefined
	} catch (error) {
		return { error }
	}
}

function judge(
	thrown: Thrown | undefined,
	expected: Expected,
	message: Message,
	{ missing, operator }: { missing: string; operator: string },
): void {
	const said = typeof expected === 'string' ? expected : message
	if (thrown === undefined) {
		const explain = () => missing
		return check(false, said, explain, { operator, expected })
	}
	if (expected === undefined || typeof expected === 'string') return
	const { error } = thrown
	if (fits(error, expected)) return
	// Not what was waited for: when only a class was asked for, the other error goes on.
	if (isClass(expected) && said === undefined) throw error
	const explain = () => `The error is not the one expected: ${messageOf(error)}`
	check(false, said, explain, { actual: error, expected, operator })
}

function fits(error: unknown, expected: object): boolean {
	if (expected instanceof RegExp) return expected.test(String(error))
	if (isClass(expected)) return error instanceof expected
	if (typeof expected === 'function') return Reflect.apply(expected, undefined, [error]) === true
	if (typeof error !== 'object' || error === null) return false
	const keys = expected instanceof Error ? ['name', 'message'] : Object.keys(expected)
	return keys.every((key) => {
		const wanted: unknown = Reflect.get(expected, key)
		const has: unknown = Reflect.get(error, key)
		if (wanted instanceof RegExp && typeof has === 'string') return wanted.test(has)
		return isDeepStrictEqual(has, wanted)
	})
}

function isClass(value: unknown): value is abstract new (...args: never[]) => unknown {
	return (
		typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null
	)
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error)
}

const functions = {
	AssertionError,
	ok,
	equal,
	notEqual,
	strictEqual,
	notStrictEqual,
	deepEqual,
	notDeepEqual,
	deepStrictEqual,
	notDeepStrictEqual,
	match,
	doesNotMatch,
	fail,
	ifError,
	throws,
	rejects,
	doesNotThrow,
	doesNotReject,
}

/** The same, with the strict form of each under the plain name. */
export const strict = Object.assign((value: unknown, message?: Message) => ok(value, message), {
	...functions,
	equal: strictEqual,
	notEqual: notStrictEqual,
	deepEqual: deepStrictEqual,
	notDeepEqual: notDeepStrictEqual,
})

export default Object.assign((value: unknown, message?: Message) => ok(value, message), {
	...functions,
	strict,
})
