import { EventEmitter } from './events.ts'

// What the two ends of a thread say to each other. One port carries all of it, so that a thread's
// last message is never overtaken by its end.

/** From the one who started the thread. */
export type ToThread = { type: 'message'; value: unknown }

/** From the thread. */
export type FromThread =
	| { type: 'online' }
	/** For a trace: at that time, in milliseconds since 1970, it had something to do, or no more. */
	| { type: 'begins' | 'pauses'; at: number }
	| { type: 'message'; value: unknown }
	| { type: 'output'; stream: 'out' | 'err'; text: string }
	| { type: 'error'; error: unknown }
	| { type: 'exit'; code: number }

/** How many ports wait for messages: while one does, a thread goes on. */
export const listening = { count: 0, onchange: () => {} }

type Listener = (...args: never[]) => unknown
const onOnce = ['once', 'prependOnceListener'] as const
const onMany = ['on', 'addListener', 'prependListener'] as const
const offs = ['off', 'removeListener', 'removeAllListeners'] as const
const reads = ['emit', 'eventNames', 'listenerCount', 'listeners'] as const

interface Face {
	emitter: EventEmitter
	held: boolean
	unreferenced: boolean
	closed: boolean
}

const faces = new WeakMap<MessagePort, Face>()

/**
 * Gives every MessagePort of this realm the methods Node's have: `on('message', value => …)`, `once`,
 * `off`, `ref`, `unref`. What the web gave them stays.
 */
export function installPortMethods(): void {
	const prototype = MessagePort.prototype
	if ('on' in prototype) return
	const define = (name: string, method: (this: MessagePort, ...args: never[]) => unknown) => {
		Object.defineProperty(prototype, name, { value: method, configurable: true, writable: true })
	}
	for (const name of [...onMany, ...onOnce, ...offs]) {
		define(name, function (...args: [string, Listener]) {
			const face = faceOf(this)
			Reflect.apply(face.emitter[name], face.emitter, args)
			update(this, face)
			return this
		})
	}
	for (const name of reads) {
		define(name, function (...args: unknown[]) {
			const { emitter } = faceOf(this)
			return Reflect.apply(emitter[name] as Listener, emitter, args) as unknown
		})
	}
	define('ref', function () {
		return setReference(this, false)
	})
	define('unref', function () {
		return setReference(this, true)
	})
	define('hasRef', function () {
		return faceOf(this).held
	})
	const { close } = prototype
	define('close', function () {
		const face = faceOf(this)
		Reflect.apply(close, this, [])
		if (face.closed) return
		face.closed = true
		update(this, face)
		queueMicrotask(() => face.emitter.emit('close'))
	})
}

function faceOf(port: MessagePort): Face {
	const known = faces.get(port)
	if (known !== undefined) return known
	const emitter = new EventEmitter()
	const face = { emitter, held: false, unreferenced: false, closed: false }
	faces.set(port, face)
	// A property, so that `addEventListener` and `onmessage` go on beside it.
	port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
		emitter.emit('message', data)
		update(port, face)
	})
	port.addEventListener('messageerror', (event) => emitter.emit('messageerror', event))
	// Only some browsers tell that the other end was closed.
	port.addEventListener('close', () => {
		if (!face.closed) emitter.emit('close')
		face.closed = true
		update(port, face)
	})
	return face
}

function setReference(port: MessagePort, unreferenced: boolean): MessagePort {
	const face = faceOf(port)
	face.unreferenced = unreferenced
	update(port, face)
	return port
}

function update(port: MessagePort, face: Face): void {
	const listens = face.emitter.listenerCount('message') > 0
	if (listens) port.start()
	const held = listens && !face.unreferenced && !face.closed
	if (held === face.held) return
	face.held = held
	listening.count += held ? 1 : -1
	listening.onchange()
}
