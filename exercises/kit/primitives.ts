// What the kit needs of the real world, taken when this module loads: before any code of a learner.

const realSetTimeout = globalThis.setTimeout.bind(globalThis)
const realClearTimeout = globalThis.clearTimeout.bind(globalThis)
const realPerformanceNow = performance.now.bind(performance)

export const RealDate = globalThis.Date
// Node loads its whole fetch when one of these is first named, which can take a tenth of a second:
// here, that is no part of the time a learner's program measures.
export const RealRequest = globalThis.Request
export const RealResponse = globalThis.Response
const realDateNow = RealDate.now.bind(RealDate)

const probe = realSetTimeout(() => undefined, 0)
realClearTimeout(probe)
/** Node's timers are objects with `unref()`; a browser's are numbers. */
export const timersAreObjects = typeof probe === 'object'

/** Milliseconds of the real clocks. */
export const realNow = {
	wall: (): number => realDateNow(),
	monotonic: (): number => realPerformanceNow(),
}

/**
 * Ties a callback to the async context it is made in, as Node's own timers do, so that a virtual timer
 * keeps an `AsyncLocalStorage` store. In a browser there is no such thing, and it is given back as it is.
 */
export const bindContext: <F extends (...args: never[]) => unknown>(callback: F) => F =
	timersAreObjects && 'getBuiltinModule' in process
		? process.getBuiltinModule('node:async_hooks').AsyncLocalStorage.bind
		: (callback) => callback

/** Resolves in a new task of the event loop, so all microtasks of now have run; never clamped to 4 ms. */
export const turn: () => Promise<void> = makeTurn()

/** Resolves after about one real millisecond: for waits that would otherwise spin. */
export function nap(): Promise<void> {
	return new Promise((resolve) => void realSetTimeout(resolve, 1))
}

/** Calls back after that many real seconds; the result cancels it. */
export function realAfter(seconds: number, fire: () => void): () => void {
	const timer = realSetTimeout(fire, seconds * 1000)
	return () => realClearTimeout(timer)
}

function makeTurn(): () => Promise<void> {
	// Where timers are objects this is Node: a message port would keep the process alive there.
	if (timersAreObjects) {
		const realSetImmediate = globalThis.setImmediate
		return () => new Promise((resolve) => void realSetImmediate(resolve))
	}
	const channel = new MessageChannel()
	const waiting: (() => void)[] = []
	channel.port1.onmessage = () => waiting.shift()?.()
	const post = channel.port2.postMessage.bind(channel.port2)
	return () =>
		new Promise((resolve) => {
			waiting.push(resolve)
			post(null)
		})
}
