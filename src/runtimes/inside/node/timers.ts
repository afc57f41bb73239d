import promises from './timers-promises.ts'

// As in timers/promises: each asks the global of its name when it is called.

const promisified = Symbol.for('nodejs.util.promisify.custom')

export const setTimeout = Object.assign(
	(...given: Parameters<typeof globalThis.setTimeout>) => globalThis.setTimeout(...given),
	{ [promisified]: promises.setTimeout },
)
export const setInterval = (...given: Parameters<typeof globalThis.setInterval>) =>
	globalThis.setInterval(...given)
export const setImmediate = Object.assign(
	(...given: Parameters<typeof globalThis.setImmediate>) => globalThis.setImmediate(...given),
	{ [promisified]: promises.setImmediate },
)
export const clearTimeout = (timer: number | undefined) => globalThis.clearTimeout(timer)
export const clearInterval = (timer: number | undefined) => globalThis.clearInterval(timer)
export const clearImmediate = (immediate: NodeJS.Immediate | undefined) =>
	globalThis.clearImmediate(immediate)
export { promises }

export default {
	setTimeout,
	setInterval,
	setImmediate,
	clearTimeout,
	clearInterval,
	clearImmediate,
	promises,
}
