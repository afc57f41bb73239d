import { AbortError, invalidArgument } from './abort.ts'

// Written here because nothing kept has all of it: npm's `events` has no `on()`, eventemitter3 has
// neither `once()` nor `on()` nor Node's rule for errors, and unenv's `on()` writes into
// Array.prototype. Nothing here asks a timer, so no clock matters.

export type Name = string | symbol
export type Listener = (this: unknown, ...args: unknown[]) => unknown
interface Entry {
	listener: Listener
	once: boolean
}

export const errorMonitor = Symbol.for('nodejs.events.errorMonitor')
export const captureRejectionSymbol = Symbol.for('nodejs.rejection')
export let defaultMaxListeners = 10

interface EmitterOptions {
	/** Sends what an async listener rejects with to `error`. */
	captureRejections?: boolean
}

/** Node's EventEmitter: listeners are called in order, at once, and `error` without a listener throws. */
export class EventEmitter {
	static defaultMaxListeners = defaultMaxListeners
	static readonly errorMonitor = errorMonitor
	static readonly captureRejectionSymbol = captureRejectionSymbol
	static EventEmitter = EventEmitter
	declare static once: typeof once
	declare static on: typeof on
	declare static getEventListeners: typeof getEventListeners
	declare static listenerCount: typeof listenerCount
	declare static setMaxListeners: typeof setMaxListeners
	declare static addAbortListener: typeof addAbortListener

	readonly #entries = new Map<Name, Entry[]>()
	#most: number | undefined
	#captures: boolean

	constructor({ captureRejections = false }: EmitterOptions = {}) {
		this.#captures = captureRejections
	}

	on(name: Name, listener: Listener): this {
		return this.#add(name, listener, { once: false, first: false })
	}

	addListener(name: Name, listener: Listener): this {
		return this.on(name, listener)
	}

	once(name: Name, listener: Listener): this {
		return this.#add(name, listener, { once: true, first: false })
	}

	prependListener(name: Name, listener: Listener): this {
		return this.#add(name, listener, { once: false, first: true })
	}

	prependOnceListener(name: Name, listener: Listener): this {
		return this.#add(name, listener, { once: true, first: true })
	}

	off(name: Name, listener: Listener): this {
		const entries = this.#of(name)
		const at = entries.findLastIndex((entry) => entry.listener === listener)
		if (at === -1) return this
		this.#set(name, entries.toSpliced(at, 1))
		this.emit('removeListener', name, listener)
		return this
	}

	removeListener(name: Name, listener: Listener): this {
		return this.off(name, listener)
	}

	removeAllListeners(name?: Name): this {
		const names = name === undefined ? this.eventNames() : [name]
		// In reverse, and its own last: whoever watches removals hears of all the others.
		for (const each of names.toSorted((a) => (a === 'removeListener' ? 1 : -1))) {
			for (const { listener } of this.#of(each).toReversed()) this.off(each, listener)
		}
		return this
	}

	/** Calls the listeners; tells whether there were any. */
	emit(name: Name, ...args: unknown[]): boolean {
		if (name === 'error') this.emit(errorMonitor, ...args)
		const entries = this.#of(name)
		if (entries.length === 0) {
			if (name === 'error') throw unhandled(args[0])
			return false
		}
		for (const entry of entries) {
			if (entry.once) this.#forget(name, entry)
			const result: unknown = Reflect.apply(entry.listener, this, args)
			if (this.#captures && result instanceof Promise) this.#capture(result, name, args)
		}
		return true
	}

	listeners(name: Name): Listener[] {
		return this.#of(name).map((entry) => entry.listener)
	}

	rawListeners(name: Name): Listener[] {
		return this.#of(name).map(({ listener, once }) => {
			if (!once) return listener
			const wrapped: Listener = (...args) => {
				this.off(name, listener)
				return Reflect.apply<this, unknown[], unknown>(listener, this, args)
			}
			return Object.assign(wrapped, { listener })
		})
	}

	listenerCount(name: Name, listener?: Listener): number {
		const entries = this.#of(name)
		return listener === undefined
			? entries.length
			: entries.filter((entry) => entry.listener === listener).length
	}

	eventNames(): Name[] {
		return [...this.#entries.keys()]
	}

	getMaxListeners(): number {
		return this.#most ?? EventEmitter.defaultMaxListeners
	}

	setMaxListeners(most: number): this {
		this.#most = most
		return this
	}

	#of(name: Name): readonly Entry[] {
		return this.#entries.get(name) ?? []
	}

	/** Always a new list: a round of calls goes on with the one it began with. */
	#set(name: Name, entries: Entry[]): void {
		if (entries.length > 0) this.#entries.set(name, entries)
		else this.#entries.delete(name)
	}

	#add(name: Name, listener: Listener, { once, first }: { once: boolean; first: boolean }): this {
		if (typeof listener !== 'function') throw invalidArgument('listener', 'function', listener)
		if (this.listenerCount('newListener') > 0) this.emit('newListener', name, listener)
		const entry = { listener, once }
		const entries = this.#of(name)
		this.#set(name, first ? [entry, ...entries] : [...entries, entry])
		this.#warn(name, entries.length + 1)
		return this
	}

	#warn(name: Name, count: number): void {
		const most = this.getMaxListeners()
		if (most === 0 || count !== most + 1) return
		console.warn(
			`MaxListenersExceededWarning: Possible EventEmitter memory leak detected. ${count} ${String(name)} listeners added.`,
		)
	}

	#forget(name: Name, entry: Entry): void {
		const entries = this.#of(name).filter((other) => other !== entry)
		this.#set(name, entries)
		if (this.listenerCount('removeListener') > 0) this.emit('removeListener', name, entry.listener)
	}

	#capture(result: Promise<unknown>, name: Name, args: readonly unknown[]): void {
		result.catch((error: unknown) => {
			const handler: unknown = Reflect.get(this, captureRejectionSymbol)
			if (typeof handler === 'function') Reflect.apply(handler, this, [error, name, ...args])
			else this.emit('error', error)
		})
	}
}

function unhandled(error: unknown): unknown {
	if (error instanceof Error) return error
	const said = typeof error === 'string' ? `'${error}'` : String(error)
	return Object.assign(new Error(`Unhandled error. (${said})`), {
		code: 'ERR_UNHANDLED_ERROR',
		context: error,
	})
}

/** What `once` and `on` can listen to. */
type Source = EventEmitter | EventTarget

interface ListenOptions {
	signal?: AbortSignal | undefined
}

/** The arguments of the next such event. Rejects when `error` comes first, or when `signal` ends it. */
export function once(
	source: Source,
	name: Name,
	{ signal }: ListenOptions = {},
): Promise<unknown[]> {
	if (signal?.aborted) return Promise.reject(new AbortError(signal))
	return new Promise((resolve, reject) => {
		const over = new AbortController()
		const settle = (act: () => void) => {
			over.abort()
			act()
		}
		listen(source, name, over.signal, (...args) => settle(() => resolve(args)))
		if (isEmitter(source) && name !== 'error') {
			listen(source, 'error', over.signal, (error) => settle(() => reject(error)))
		}
		signal?.addEventListener('abort', () => settle(() => reject(new AbortError(signal))), {
			signal: over.signal,
		})
	})
}

interface OnOptions extends ListenOptions {
	/** The names of the events that end it. */
	close?: readonly Name[]
}

/** Every such event from now on, one after the other; what comes while nobody waits is kept. */
export function on(
	source: Source,
	name: Name,
	{ signal, close = [] }: OnOptions = {},
): AsyncIterableIterator<unknown[]> {
	if (signal?.aborted) throw new AbortError(signal)
	const queue = new EventQueue()
	const end = queue.over.signal
	listen(source, name, end, (...args) => queue.push(args))
	if (isEmitter(source) && name !== 'error') {
		listen(source, 'error', end, (error) => queue.fail(error))
	}
	for (const last of close) listen(source, last, end, () => queue.close())
	signal?.addEventListener('abort', () => queue.fail(new AbortError(signal)), { signal: end })
	return queue
}

interface Waiting {
	resolve(result: IteratorResult<unknown[]>): void
	reject(error: unknown): void
}

class EventQueue implements AsyncIterableIterator<unknown[]> {
	readonly over = new AbortController()
	readonly #kept: unknown[][] = []
	readonly #waiting: Waiting[] = []
	#failure: { error: unknown } | undefined

	push(args: unknown[]): void {
		const next = this.#waiting.shift()
		if (next === undefined) this.#kept.push(args)
		else next.resolve({ value: args, done: false })
	}

	fail(error: unknown): void {
		const next = this.#waiting.shift()
		if (next === undefined) this.#failure = { error }
		else next.reject(error)
		this.close()
	}

	close(): void {
		this.over.abort()
		for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true })
	}

	next(): Promise<IteratorResult<unknown[]>> {
		const value = this.#kept.shift()
		if (value !== undefined) return Promise.resolve({ value, done: false })
		if (this.#failure !== undefined) {
			const { error } = this.#failure
			this.#failure = undefined
			return Promise.reject(error)
		}
		if (this.over.signal.aborted) return Promise.resolve({ value: undefined, done: true })
		return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
	}

	return(): Promise<IteratorResult<unknown[]>> {
		this.close()
		return Promise.resolve({ value: undefined, done: true })
	}

	throw(error: unknown): Promise<IteratorResult<unknown[]>> {
		if (!(error instanceof Error))
			throw invalidArgument('EventEmitter.AsyncIterator', 'Error', error)
		this.fail(error)
		return Promise.resolve({ value: undefined, done: true })
	}

	[Symbol.asyncIterator](): this {
		return this
	}
}

function isEmitter(source: Source): source is EventEmitter {
	return 'on' in source && typeof source.on === 'function'
}

function listen(source: Source, name: Name, until: AbortSignal, listener: Listener): void {
	if (isEmitter(source)) {
		source.on(name, listener)
		until.addEventListener('abort', () => source.off(name, listener), { once: true })
	} else if (source instanceof EventTarget) {
		source.addEventListener(String(name), listener, { signal: until })
	} else throw invalidArgument('emitter', 'EventEmitter', source)
}

export function getEventListeners(source: EventEmitter, name: Name): Listener[] {
	return source.listeners(name)
}

export function listenerCount(source: EventEmitter, name: Name): number {
	return source.listenerCount(name)
}

export function setMaxListeners(most: number, ...sources: Source[]): void {
	if (sources.length === 0) {
		defaultMaxListeners = most
		EventEmitter.defaultMaxListeners = most
	}
	for (const source of sources) if (isEmitter(source)) source.setMaxListeners(most)
}

export function getMaxListeners(source: Source): number {
	return isEmitter(source) ? source.getMaxListeners() : defaultMaxListeners
}

/** Calls back once when the signal is aborted, also when it is already; disposing takes it back. */
export function addAbortListener(
	signal: AbortSignal,
	listener: (event: Event) => void,
): Disposable {
	if (signal.aborted) queueMicrotask(() => listener(new Event('abort')))
	else signal.addEventListener('abort', listener, { once: true })
	return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) }
}

const functions = {
	once,
	on,
	getEventListeners,
	listenerCount,
	setMaxListeners,
	getMaxListeners,
	addAbortListener,
}
for (const [name, value] of Object.entries(functions)) {
	Object.defineProperty(EventEmitter, name, { value, configurable: true, writable: true })
}

export default EventEmitter
