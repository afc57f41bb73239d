import type { VirtualClock } from './clock.ts'
import { bindContext, timersAreObjects } from './primitives.ts'

type Callback = (...given: unknown[]) => void

/** The timer functions of one run; a handle is what it is in this runtime: an object in Node, else a number. */
export interface Timers {
	setTimeout(callback: Callback, milliseconds?: number, ...given: unknown[]): unknown
	setInterval(callback: Callback, milliseconds?: number, ...given: unknown[]): unknown
	setImmediate(callback: Callback, ...given: unknown[]): unknown
	clearTimeout(id: unknown): void
	clearInterval(id: unknown): void
	clearImmediate(id: unknown): void
}

/** What Node hands out for a timer. Whether it keeps a process alive is all the same here. */
class VirtualTimer {
	readonly #id: number
	readonly #start: () => () => void
	#cancel: () => void
	#ref = true

	constructor(id: number, start: () => () => void) {
		this.#id = id
		this.#start = start
		this.#cancel = start()
	}

	ref(): this {
		this.#ref = true
		return this
	}

	unref(): this {
		this.#ref = false
		return this
	}

	hasRef(): boolean {
		return this.#ref
	}

	refresh(): this {
		this.#cancel()
		this.#cancel = this.#start()
		return this
	}

	close(): this {
		this.#cancel()
		return this
	}

	[Symbol.toPrimitive](): number {
		return this.#id
	}

	[Symbol.dispose](): void {
		this.#cancel()
	}
}

const longestDelay = 2 ** 31 - 1

/** As Node reads it: whole milliseconds, at least one; what is no delay at all is one. */
function readDelay(milliseconds: unknown): number {
	const delay = Number(milliseconds)
	return delay >= 1 && delay <= longestDelay ? Math.trunc(delay) : 1
}

// Far above what a browser numbers its own timers with, so that neither clears the other's.
let lastId = 2 ** 40

/** Makes timers that run on the clock. */
export function createTimers(clock: VirtualClock): Timers {
	const running = new Map<number, VirtualTimer>()
	const real = {
		clearTimeout: globalThis.clearTimeout,
		clearImmediate: globalThis.clearImmediate,
	}

	function begin(callback: Callback, given: unknown[], seconds: number, repeats: boolean): unknown {
		if (typeof callback !== 'function') {
			throw new TypeError('A timer needs a function to call, and was given none.')
		}
		const id = ++lastId
		const call = bindContext(callback)
		const timer = new VirtualTimer(id, () => {
			let cancel = (): void => undefined
			const ring = (): void => {
				if (repeats) cancel = clock.after(seconds, ring, 'timer')
				else running.delete(id)
				call(...given)
			}
			cancel = clock.after(seconds, ring, 'timer')
			return () => {
				cancel()
				running.delete(id)
			}
		})
		running.set(id, timer)
		return timersAreObjects ? timer : id
	}

	function clear(id: unknown, realClear: (id: undefined) => void): void {
		if (id instanceof VirtualTimer) id.close()
		else if (running.has(Number(id))) running.get(Number(id))?.close()
		else Reflect.apply(realClear, globalThis, [id])
	}

	// Code that kept one of these from a run that is over gets what the name means now.
	const timers: Timers = {
		setTimeout: (callback, milliseconds, ...given) =>
			clock.open
				? begin(callback, given, readDelay(milliseconds) / 1000, false)
				: globalThis.setTimeout(callback, milliseconds, ...given),
		setInterval: (callback, milliseconds, ...given) =>
			clock.open
				? begin(callback, given, readDelay(milliseconds) / 1000, true)
				: globalThis.setInterval(callback, milliseconds, ...given),
		setImmediate: (callback, ...given) =>
			clock.open ? begin(callback, given, 0, false) : globalThis.setImmediate(callback, ...given),
		clearTimeout: (id) => clear(id, real.clearTimeout),
		clearInterval: (id) => clear(id, real.clearTimeout),
		clearImmediate: (id) => clear(id, real.clearImmediate),
	}
	// `util.promisify(setTimeout)` looks for its promise version under this name.
	const promisified = Symbol.for('nodejs.util.promisify.custom')
	Object.defineProperty(timers.setTimeout, promisified, {
		value: (milliseconds?: number, value?: unknown) =>
			new Promise((resolve) => void timers.setTimeout(() => resolve(value), milliseconds)),
	})
	Object.defineProperty(timers.setImmediate, promisified, {
		value: (value?: unknown) =>
			new Promise((resolve) => void timers.setImmediate(() => resolve(value))),
	})
	return timers
}
