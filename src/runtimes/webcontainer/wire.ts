import { createWholeCharacters } from './whole-characters.ts'

/**
 * A wire to the WebContainer frame that can be cut.
 *
 * The vendor's client speaks to its frame through Comlink, whose calls never settle once the frame
 * is gone: the boot keeps its lock, `teardown` never ends, and no second boot can begin before the
 * page is reloaded. So every message port between the two leads through here. While the frame lives
 * the wire only passes messages on. When it is cut, every call that has had no answer is answered
 * with an error, and every later one with `undefined`, so that the client can finish its teardown.
 *
 * On the way it mends the output of processes: the client decodes each piece by itself, and a character
 * that was cut in two would be lost.
 *
 * What it knows of Comlink 4.3: a call carries an `id`, a `path` and an `argumentList`, an answer the same
 * `id`; and the two shapes of an answer below. Both are the client's own protocol, which its frame must speak as well.
 */
export interface Wire {
	/** The end for the client, in place of the frame's port. It may be used before a frame is there. */
	readonly near: MessagePort
	/** Leads on to a (new) frame; what was asked meanwhile is asked now. */
	attach(frame: MessagePort): void
	/** Ends every open call with an error of that message, and forgets the frame. */
	cut(message: string): void
}

export function createWire(): Wire {
	const { port1: near, port2: page } = new MessageChannel()
	const lines = new Set<Line>()
	const waiting: MessageEvent[] = []
	let main: Line | undefined

	page.onmessage = (event) => {
		if (main) main.fromPage(event)
		else waiting.push(event)
	}
	const cutLines = (message: string) => {
		for (const line of lines) line.cut(message)
		lines.clear()
		main = undefined
	}

	return {
		near,
		attach(frame) {
			// A second one means that the frame was loaded anew: what the first was asked is lost.
			cutLines('the frame was loaded anew')
			main = createLine(page, frame, lines)
			for (const event of waiting.splice(0)) main.fromPage(event)
		},
		cut(message) {
			cutLines(message)
			for (const { data } of waiting.splice(0)) {
				const call = asMessage(data)
				if (call && isCall(call)) page.postMessage(failed(call.id, message))
			}
		},
	}
}

interface Line {
	readonly fromPage: (event: MessageEvent) => void
	cut(message: string): void
}

interface Message {
	id: string
	type: unknown
	/** A call has one, an answer has none. */
	path?: unknown
}

/** The type of the call with which a Comlink client gives a proxy back. */
const release = 5

/** Joins the port of the page's side to the port of the frame's; ports that cross are joined likewise. */
function join(page: MessagePort, frame: MessagePort, lines: Set<Line>): void {
	const line = createLine(page, frame, lines)
	page.onmessage = line.fromPage
}

function createLine(page: MessagePort, frame: MessagePort, lines: Set<Line>): Line {
	/** The calls of the page's side that wait for their answer: id → the call's type. */
	const open = new Map<string, unknown>()
	const whole = createWholeCharacters()
	let dead = false

	const line: Line = {
		fromPage(event) {
			const message = asMessage(event.data)
			if (dead) {
				if (message && isCall(message)) page.postMessage(answered(message.id))
				return
			}
			if (message && isCall(message)) open.set(message.id, message.type)
			pass(event, event.data, frame, (port, inner) => {
				join(port, inner, lines)
			})
		},
		cut(message) {
			dead = true
			frame.close()
			for (const id of open.keys()) page.postMessage(failed(id, message))
			open.clear()
		},
	}

	frame.onmessage = (event) => {
		const message = asMessage(event.data)
		pass(event, mended(event.data, whole), page, (port, inner) => {
			join(inner, port, lines)
		})
		if (!message || isCall(message)) return
		const type = open.get(message.id)
		open.delete(message.id)
		if (type === release) {
			lines.delete(line)
			frame.close()
		}
	}
	lines.add(line)
	return line
}

/** Sends the message on; each port in it is replaced by one whose other end `join` receives. */
function pass(
	{ ports }: MessageEvent,
	data: unknown,
	to: MessagePort,
	joinTo: (port: MessagePort, inner: MessagePort) => void,
): void {
	if (ports.length === 0) {
		to.postMessage(data)
		return
	}
	const replaced = new Map<MessagePort, MessagePort>()
	for (const port of ports) {
		const { port1: inner, port2: outer } = new MessageChannel()
		replaced.set(port, outer)
		joinTo(port, inner)
	}
	to.postMessage(withPorts(data, replaced), [...replaced.values()])
}

function withPorts(value: unknown, replaced: ReadonlyMap<MessagePort, MessagePort>): unknown {
	if (value instanceof MessagePort) return replaced.get(value) ?? value
	if (Array.isArray(value)) return value.map((each: unknown) => withPorts(each, replaced))
	if (!isPlainObject(value)) return value
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [key, withPorts(each, replaced)]),
	)
}

/** A call that brings bytes brings the output of a process. */
function mended(data: unknown, whole: (piece: Uint8Array) => Uint8Array): unknown {
	if (!isPlainObject(data) || !Array.isArray(data['argumentList'])) return data
	const list = data['argumentList'].map((each: unknown) =>
		isPlainObject(each) && each['value'] instanceof Uint8Array
			? { ...each, value: whole(each['value']) }
			: each,
	)
	return { ...data, argumentList: list }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return (
		typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
	)
}

function asMessage(data: unknown): Message | undefined {
	if (!isPlainObject(data) || typeof data['id'] !== 'string') return undefined
	return { id: data['id'], type: data['type'], path: data['path'] }
}

function isCall({ path }: Message): boolean {
	return path !== undefined
}

/** The answer `undefined`. */
function answered(id: string): unknown {
	return { id, type: 0, value: undefined }
}

/** The answer that throws. */
function failed(id: string, message: string): unknown {
	const error = { name: 'Error', message, stack: '' }
	return { id, type: 3, name: 'throw', value: { isError: true, value: error } }
}
