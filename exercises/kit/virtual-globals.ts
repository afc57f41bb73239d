import type { VirtualClock } from './clock.ts'
import { RealDate, realNow, timersAreObjects } from './primitives.ts'
import { createTimers, type Timers } from './virtual-timers.ts'

/** The latest moment any run has shown its learner, in milliseconds: time never goes back between runs. */
const latest = { wall: 0, monotonic: 0 }

/**
 * Puts virtual time in the place of the real one, for everything in this realm.
 * @returns what puts back exactly what was there
 */
export function installVirtualTime(
	clock: VirtualClock,
	fetch: typeof globalThis.fetch,
): () => void {
	// Whole milliseconds, so that `performance.now() - start` has no rounding noise.
	const start = {
		wall: Math.max(Math.ceil(realNow.wall()), latest.wall),
		monotonic: Math.max(Math.ceil(realNow.monotonic()), latest.monotonic),
	}
	const wall = (): number => start.wall + Math.floor(clock.micros / 1000)
	const monotonic = (): number => start.monotonic + clock.micros / 1000
	const place = createPlaces()
	try {
		replaceTimers(createTimers(clock), place)
		replaceClocks(wall, monotonic, place)
		place(performance, 'timeOrigin', start.wall - start.monotonic)
		place(AbortSignal, 'timeout', virtualTimeout(clock))
		place(globalThis, 'fetch', fetch)
		watchRealWork(clock, place)
	} catch (error) {
		// Something here was made unchangeable: leave no half of the lab behind.
		place.putBack()
		throw error
	}
	return () => {
		latest.wall = wall() + 1
		latest.monotonic = Math.ceil(monotonic()) + 1
		place.putBack()
	}
}

function replaceTimers(timers: Timers, place: Places): void {
	for (const name of ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] as const) {
		place(globalThis, name, timers[name])
	}
	if (!('setImmediate' in globalThis)) return
	place(globalThis, 'setImmediate', timers.setImmediate)
	place(globalThis, 'clearImmediate', timers.clearImmediate)
}

function replaceClocks(wall: () => number, monotonic: () => number, place: Places): void {
	const Date = virtualDate(wall)
	place(globalThis, 'Date', Date)
	place(RealDate.prototype, 'constructor', Date)
	place(performance, 'now', monotonic)
	if (timersAreObjects) place(process, 'hrtime', virtualHrtime(monotonic))
}

interface Places {
	(target: object, name: string, value: unknown): void
	putBack(): void
}

/** Sets properties, and remembers the descriptors that were there, or that none was. */
function createPlaces(): Places {
	const before: (() => void)[] = []
	function place(target: object, name: string, value: unknown): void {
		const was = Object.getOwnPropertyDescriptor(target, name)
		before.push(() => {
			if (was) Object.defineProperty(target, name, was)
			else Reflect.deleteProperty(target, name)
		})
		const enumerable = was?.enumerable ?? false
		Object.defineProperty(target, name, { value, enumerable, configurable: true, writable: true })
	}
	place.putBack = () => {
		for (const putBack of before) putBack()
	}
	return place
}

type DateValue = number | string | Date
type OneDate = new (value: DateValue) => Date

/** A `Date` whose now is virtual; dates made before and after are still instances of it. */
function virtualDate(now: () => number): DateConstructor {
	const realDate: OneDate = RealDate
	const date: DateConstructor = new Proxy(RealDate, {
		construct(_target, given: [] | [DateValue], called: OneDate) {
			const what: [DateValue] = given.length === 0 ? [now()] : given
			return Reflect.construct(realDate, what, called === date ? realDate : called)
		},
		apply: () => new RealDate(now()).toString(),
		get(target, name, receiver): unknown {
			return name === 'now' ? now : Reflect.get(target, name, receiver === date ? target : receiver)
		},
	})
	return date
}

function virtualHrtime(now: () => number): NodeJS.HRTime {
	const nanos = (): bigint => BigInt(Math.round(now() * 1e6))
	const hrtime = (since?: [number, number]): [number, number] => {
		const from = since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n
		const passed = nanos() - from
		return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)]
	}
	return Object.assign(hrtime, { bigint: nanos })
}

function virtualTimeout(clock: VirtualClock): (milliseconds: unknown) => AbortSignal {
	return function timeout(given) {
		const milliseconds = Number(given)
		if (!(milliseconds >= 0)) {
			throw new RangeError(`AbortSignal.timeout needs milliseconds from 0 up: ${String(given)}`)
		}
		const controller = new AbortController()
		clock.after(Math.trunc(milliseconds) / 1000, () =>
			controller.abort(
				new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
			),
		)
		return controller.signal
	}
}

/** Time stands still for what the engine does in its own tasks or threads and nobody can time. */
function watchRealWork(clock: VirtualClock, place: Places): void {
	const post = MessagePort.prototype.postMessage
	place(MessagePort.prototype, 'postMessage', function (this: MessagePort, ...given: unknown[]) {
		clock.stir()
		Reflect.apply(post, this, given)
	})
	holdMethods(clock, place, Blob.prototype, ['arrayBuffer', 'bytes', 'text'])
	if (typeof SubtleCrypto === 'undefined') return
	const subtle = Object.getOwnPropertyNames(SubtleCrypto.prototype)
	holdMethods(
		clock,
		place,
		SubtleCrypto.prototype,
		subtle.filter((name) => name !== 'constructor'),
	)
}

function holdMethods(
	clock: VirtualClock,
	place: Places,
	target: object,
	names: readonly string[],
): void {
	for (const name of names) {
		const method: unknown = Reflect.get(target, name)
		if (typeof method !== 'function') continue
		place(target, name, function (this: unknown, ...given: unknown[]): unknown {
			const result: unknown = Reflect.apply(method, this, given)
			return result instanceof Promise ? clock.hold(result) : result
		})
	}
}
