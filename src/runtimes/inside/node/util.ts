import { formatLine, inspect as print } from '../inspect.ts'
import { isDeepStrictEqual } from './equal.ts'
import promises from './timers-promises.ts'

const custom = Symbol.for('nodejs.util.promisify.custom')

type Callback = (error: unknown, value?: unknown) => void
type Plain = (...args: unknown[]) => unknown

// Known by what they were when this was loaded, and by what the names mean when asked.
const { setTimeout: firstTimeout } = globalThis

function promisifyFunction(work: Plain): Plain {
	if (typeof work !== 'function') {
		throw new TypeError('The "original" argument must be of type function.')
	}
	const own: unknown = Reflect.get(work, custom)
	if (typeof own === 'function') return own as Plain
	if (is(work, firstTimeout) || is(work, globalThis.setTimeout)) return promises.setTimeout as Plain
	if (is(work, globalThis.setImmediate)) return promises.setImmediate as Plain
	return function (this: unknown, ...args) {
		return new Promise((resolve, reject) => {
			const settle: Callback = (error, value) => {
				if (error) reject(error)
				else resolve(value)
			}
			Reflect.apply(work, this, [...args, settle])
		})
	}
}

const is = (a: unknown, b: unknown) => a === b

/** A function that takes a callback, as one that gives a promise. */
export const promisify = Object.assign(promisifyFunction, { custom })

/** A function that gives a promise, as one that takes a callback. */
export function callbackify(work: (...args: unknown[]) => Promise<unknown>) {
	return (...args: unknown[]): void => {
		const callback = args.pop()
		if (typeof callback !== 'function') {
			throw new TypeError('The last argument must be of type function.')
		}
		// Outside of the promise: what the callback throws is nobody's rejection.
		const answer = (...given: unknown[]) =>
			globalThis.queueMicrotask(() => void Reflect.apply(callback, undefined, given))
		work(...args).then(
			(value) => answer(null, value),
			(error: unknown) => answer(error ?? new Error('Promise was rejected with a falsy value')),
		)
	}
}

export function inspect(value: unknown): string {
	return print(value)
}

export function format(...args: unknown[]): string {
	return formatLine(args)
}

/** The same function, with a warning on its first call. */
export function deprecate<F extends Plain>(work: F, message: string): F {
	let warned = false
	const warning = function (this: unknown, ...args: unknown[]): unknown {
		if (!warned) console.warn(`DeprecationWarning: ${message}`)
		warned = true
		return Reflect.apply(work, this, args)
	}
	return warning as F
}

export function inherits(heir: Function, parent: Function): void {
	Object.setPrototypeOf(heir.prototype as object, parent.prototype as object)
}

/** Settles when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve()
	return new Promise((resolve) => {
		signal.addEventListener('abort', () => resolve(), { once: true })
	})
}

export const types = {
	isPromise: (value: unknown) => value instanceof Promise,
	isDate: (value: unknown) => value instanceof Date,
	isRegExp: (value: unknown) => value instanceof RegExp,
	isMap: (value: unknown) => value instanceof Map,
	isSet: (value: unknown) => value instanceof Set,
	isNativeError: (value: unknown) => value instanceof Error,
	isAsyncFunction: (value: unknown) => tagOf(value) === '[object AsyncFunction]',
	isGeneratorFunction: (value: unknown) => /GeneratorFunction\]$/.test(tagOf(value)),
	isGeneratorObject: (value: unknown) => /Generator\]$/.test(tagOf(value)),
	isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
	isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
}

function tagOf(value: unknown): string {
	return Object.prototype.toString.call(value)
}

export const { TextEncoder, TextDecoder } = globalThis
export { isDeepStrictEqual }

export default {
	promisify,
	callbackify,
	inspect,
	format,
	deprecate,
	inherits,
	aborted,
	types,
	isDeepStrictEqual,
	TextEncoder,
	TextDecoder,
}
