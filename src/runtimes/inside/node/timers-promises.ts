import { AbortError, invalidArgument } from './abort.ts'

// Every function here asks the global timers when it is called, so that whoever governs those (the
// kit's virtual clock, vitest's fake timers) governs these too. Under real Node they stand in for
// Node's own, which ask nobody.

interface WaitOptions {
	signal?: AbortSignal | undefined
	/** Whether the wait keeps a Node process alive; nothing else has a use for it. */
	ref?: boolean | undefined
}

/** Waits that many milliseconds, then gives `value`. Rejects with an AbortError when `signal` ends it. */
export function setTimeout<T = void>(
	milliseconds?: number,
	value?: T,
	options: WaitOptions = {},
): Promise<T> {
	return wait(
		value as T,
		options,
		(ring) => globalThis.setTimeout(ring, milliseconds),
		(timer) => globalThis.clearTimeout(timer as number),
	)
}

/** Gives `value` in the next turn of the event loop. */
export function setImmediate<T = void>(value?: T, options: WaitOptions = {}): Promise<T> {
	return wait(
		value as T,
		options,
		(ring) => globalThis.setImmediate(ring),
		(timer) => globalThis.clearImmediate(timer as NodeJS.Immediate),
	)
}

function wait<T>(
	value: T,
	options: WaitOptions,
	start: (ring: () => void) => unknown,
	stop: (timer: unknown) => void,
): Promise<T> {
	const refusal = refuse(options)
	if (refusal !== undefined) return Promise.reject(refusal)
	const { signal } = options
	return new Promise((resolve, reject) => {
		const timer = start(() => {
			signal?.removeEventListener('abort', abort)
			resolve(value)
		})
		release(timer, options)
		const abort = () => {
			stop(timer)
			if (signal !== undefined) reject(new AbortError(signal))
		}
		signal?.addEventListener('abort', abort, { once: true })
	})
}

/** Gives `value` every so many milliseconds. A tick that comes while nobody waits is not lost. */
export async function* setInterval<T = void>(
	milliseconds?: number,
	value?: T,
	options: WaitOptions = {},
): AsyncGenerator<T, void, undefined> {
	const refusal = refuse(options)
	if (refusal !== undefined) throw refusal
	const { signal } = options
	let due = 0
	let wake = () => {}
	const timer: unknown = globalThis.setInterval(() => {
		due++
		wake()
	}, milliseconds)
	release(timer, options)
	const abort = () => {
		globalThis.clearInterval(timer as number)
		wake()
	}
	signal?.addEventListener('abort', abort, { once: true })
	try {
		for (;;) {
			for (; due > 0; due--) yield value as T
			if (signal?.aborted) throw new AbortError(signal)
			const next = new Promise<void>((resolve) => (wake = resolve))
			if (due === 0) await next
		}
	} finally {
		globalThis.clearInterval(timer as number)
		signal?.removeEventListener('abort', abort)
	}
}

/** The scheduling functions of the web's proposal, as far as Node has them. */
export const scheduler = {
	wait: (milliseconds: number, options?: WaitOptions): Promise<void> =>
		setTimeout(milliseconds, undefined, options),
	yield: (): Promise<void> => setImmediate(),
}

function refuse(options: unknown): Error | undefined {
	if (typeof options !== 'object' || options === null) {
		return invalidArgument('options', 'object', options)
	}
	const signal: unknown = Reflect.get(options, 'signal')
	if (signal === undefined) return undefined
	if (!(signal instanceof AbortSignal)) {
		return invalidArgument('options.signal', 'AbortSignal', signal)
	}
	return signal.aborted ? new AbortError(signal) : undefined
}

function release(timer: unknown, { ref = true }: WaitOptions): void {
	if (ref || typeof timer !== 'object' || timer === null || !('unref' in timer)) return
	if (typeof timer.unref === 'function') Reflect.apply(timer.unref, timer, [])
}

export default { setTimeout, setImmediate, setInterval, scheduler }
