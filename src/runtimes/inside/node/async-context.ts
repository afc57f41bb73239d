import promises from './timers-promises.ts'

// Which store belongs to the code that runs now. JavaScript in a browser has nothing that follows a
// task through its awaits, so the learner's modules are rewritten (await-rewrite.ts) to call these
// around each one. A context is never changed, only replaced.

/** A store by the AsyncLocalStorage it lies in. */
export type Context = ReadonlyMap<object, unknown>

const none: Context = new Map()
let current: Context = none

export function currentContext(): Context {
	return current
}

export function setContext(context: Context): void {
	current = context
}

/** Runs `work` in the context and goes back to the one before. */
export function runIn<T>(context: Context, work: () => T): T {
	const before = current
	current = context
	try {
		return work()
	} finally {
		current = before
	}
}

/** The same function, always run in the context of now; what is no function stays what it is. */
export function bind<T>(value: T): T {
	if (typeof value !== 'function') return value
	const context = current
	const bound = function (this: unknown, ...args: unknown[]): unknown {
		return runIn(context, () => Reflect.apply(value, this, args) as unknown)
	}
	return bound as T
}

// Code that nobody rewrote (a listener on a port) would find what the task before it left behind; so
// the context is emptied when the turn of the event loop is over. Who resumes brings their own back.
const channel = typeof MessageChannel === 'undefined' ? undefined : new MessageChannel()
const requestEnd = channel?.port2.postMessage.bind(channel.port2)
let endIsComing = false
if (channel !== undefined) {
	channel.port1.onmessage = () => {
		endIsComing = false
		current = none
	}
}

const promisified = Symbol.for('nodejs.util.promisify.custom')

/** What the rewritten code calls; one short name each, for it stands in the learner's lines. */
export const hooks = {
	/** The context to come back to. */
	s: currentContext,
	/** Comes back, and passes on what was awaited. */
	r<T>(context: Context | undefined, value: T): T {
		if (context === undefined) return value
		current = context
		if (context !== none && !endIsComing) {
			endIsComing = true
			requestEnd?.(null)
		}
		return value
	},
	b: bind,
	setTimeout: Object.assign(
		(callback: unknown, ...rest: unknown[]): unknown =>
			Reflect.apply(globalThis.setTimeout, globalThis, [bind(callback), ...rest]),
		{ [promisified]: promises.setTimeout },
	),
	setInterval: (callback: unknown, ...rest: unknown[]): unknown =>
		Reflect.apply(globalThis.setInterval, globalThis, [bind(callback), ...rest]),
	setImmediate: Object.assign(
		(callback: unknown, ...rest: unknown[]): unknown =>
			Reflect.apply(globalThis.setImmediate, globalThis, [bind(callback), ...rest]),
		{ [promisified]: promises.setImmediate },
	),
	queueMicrotask: (callback: unknown): unknown =>
		Reflect.apply(globalThis.queueMicrotask, globalThis, [bind(callback)]),
}
