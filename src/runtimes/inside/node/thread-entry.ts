import type { Files } from '../../../course/submission.ts'
import { linkBlobs } from '../blobs.ts'
import { formatLine } from '../inspect.ts'
import { readGraph } from '../graph.ts'
import { installNodeGlobals } from './globals.ts'
import { loadNodeModule, prepareGraph, whyMissing } from './modules.ts'
import { installPortMethods, listening, type FromThread, type ToThread } from './thread-port.ts'
import type { Inside, ThreadHost } from './worker-threads.ts'

// One thread of the learner's: a worker that a worker started. It ends when nothing keeps it: no
// timer, no port that is listened to, no thread of its own.

/** The first message. */
export interface ThreadStart {
	files: Files
	/** The file it begins with, as it is mounted. */
	entry: string
	port: MessagePort
	workerData: unknown
	threadId: number
	/** Whether it says when it computes. */
	isTraced: boolean
}

// Captured before any code of the learner's.
const { setTimeout, clearTimeout, setInterval, clearInterval, close, MessageChannel } = globalThis

addEventListener(
	'message',
	({ data }: MessageEvent<ThreadStart>) => {
		void run(data)
	},
	{ once: true },
)

class Exit extends Error {}

async function run({ files, entry, port, workerData, threadId, isTraced }: ThreadStart) {
	const send = port.postMessage.bind(port) as (message: FromThread, list?: Transferable[]) => void
	const life = new Life((code) => {
		send({ type: 'exit', code })
		close()
	})
	const fail = (error: unknown) => {
		if (error instanceof Exit) return
		try {
			send({ type: 'error', error })
		} catch {
			// It holds something that cannot be copied.
			send({ type: 'error', error: new Error(String(error)) })
		}
		life.end(1)
	}
	addEventListener('error', (event) => {
		event.preventDefault()
		fail(event.error ?? new Error(event.message))
	})
	addEventListener('unhandledrejection', (event) => {
		event.preventDefault()
		fail(event.reason)
	})
	const output = (stream: 'out' | 'err', text: string) => send({ type: 'output', stream, text })
	installNodeGlobals(globalThis, {
		write: output,
		exit(code) {
			life.end(code)
			throw new Exit(`process.exit(${code})`)
		},
	})
	printTo(output)
	const turns = isTraced ? createTurns(send) : nobody
	life.countTimers(turns)
	installPortMethods()
	const inside = { parentPort: openParentPort(port, send, turns), workerData, threadId }
	send({ type: 'online' })
	try {
		await evaluate(files, entry, inside, {
			files,
			output,
			onThreads: (count) => life.setThreads(count),
		})
		turns.pause()
		life.evaluated()
	} catch (error) {
		fail(error)
	}
}

async function evaluate(files: Files, entry: string, inside: Inside, host: ThreadHost) {
	const given = (specifier: string) => loadNodeModule(specifier, { ...host, inside })
	const graph = await prepareGraph(readGraph(files, entry))
	const linked = await linkBlobs({ graph, files, given, whyMissing, ours: [import.meta.url] })
	await linked.importEntry()
}

/** The learner's end of the thread's port: a port of its own, for the other carries more than theirs. */
function openParentPort(
	port: MessagePort,
	send: (message: FromThread, list?: Transferable[]) => void,
	turns: Turns,
): MessagePort {
	const { port1, port2 } = new MessageChannel()
	const pass = port2.postMessage.bind(port2)
	// The first of its listeners, and no reason to go on.
	port1.addEventListener('message', () => turns.begin())
	port.onmessage = ({ data }: MessageEvent<ToThread>) => {
		// Ports inside of it move on with it.
		pass(data.value, portsIn(data.value))
	}
	// What the learner posts goes out at once, so that it cannot come after the thread's end.
	Object.defineProperty(port1, 'postMessage', {
		value: (value: unknown, transfer?: Transferable[] | { transfer?: Transferable[] }) => {
			const list = Array.isArray(transfer) ? transfer : (transfer?.transfer ?? [])
			send({ type: 'message', value }, list)
		},
	})
	return port1
}

/** The ports that a message brought: they can be passed on only by being moved. */
function portsIn(value: unknown, found = new Set<object>()): MessagePort[] {
	if (typeof value !== 'object' || value === null || found.has(value)) return []
	found.add(value)
	if (value instanceof MessagePort) return [value]
	const inner = value instanceof Map || value instanceof Set ? [...value] : Object.values(value)
	return ArrayBuffer.isView(value) ? [] : inner.flatMap((each) => portsIn(each, found))
}

function printTo(output: ThreadHost['output']) {
	const streams = { log: 'out', info: 'out', debug: 'out', error: 'err', warn: 'err' } as const
	for (const [level, stream] of Object.entries(streams)) {
		Object.assign(console, {
			[level]: (...args: unknown[]) => output(stream, `${formatLine(args)}\n`),
		})
	}
}

/** Turns of its event loop, as a trace tells them. */
interface Turns {
	/** One begins: something of the learner's is called. */
	begin(): void
	pause(): void
}

const nobody: Turns = { begin() {}, pause() {} }

/** A turn is over when the next task of the event loop comes: promises that were waited for have gone on by then. */
function createTurns(send: (message: FromThread) => void): Turns {
	const now = performance.now.bind(performance)
	const { port1, port2 } = new MessageChannel()
	const post = port2.postMessage.bind(port2)
	let isBusy = true
	const say = (type: 'begins' | 'pauses') => send({ type, at: performance.timeOrigin + now() })
	const pause = () => {
		if (isBusy) say('pauses')
		isBusy = false
	}
	port1.onmessage = pause
	return {
		begin() {
			if (isBusy) return
			isBusy = true
			say('begins')
			post(undefined)
		},
		pause,
	}
}

/** What keeps the thread, and its end. */
class Life {
	readonly #onEnd: (code: number) => void
	readonly #timers = new Set<unknown>()
	#threads = 0
	#state: 'evaluating' | 'evaluated' | 'ended' = 'evaluating'
	#check: unknown

	constructor(onEnd: (code: number) => void) {
		this.#onEnd = onEnd
		listening.onchange = () => this.#look()
	}

	evaluated() {
		if (this.#state === 'evaluating') this.#state = 'evaluated'
		this.#look()
	}

	setThreads(count: number) {
		this.#threads = count
		this.#look()
	}

	end(code: number) {
		if (this.#state === 'ended') return
		this.#state = 'ended'
		this.#onEnd(code)
	}

	/** Replaces the timers by ones that are counted. */
	countTimers(turns: Turns) {
		const forget = (timer: unknown) => {
			this.#timers.delete(timer)
			this.#look()
		}
		Object.assign(globalThis, {
			setTimeout: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
				const timer = setTimeout(() => {
					turns.begin()
					try {
						work(...args)
					} finally {
						forget(timer)
					}
				}, ms)
				this.#timers.add(timer)
				return timer
			},
			setInterval: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
				const timer = setInterval(
					(...given: unknown[]) => {
						turns.begin()
						work(...given)
					},
					ms,
					...args,
				)
				this.#timers.add(timer)
				return timer
			},
			clearTimeout: (timer: number) => {
				clearTimeout(timer)
				forget(timer)
			},
			clearInterval: (timer: number) => {
				clearInterval(timer)
				forget(timer)
			},
		})
	}

	get #kept(): boolean {
		return listening.count > 0 || this.#timers.size > 0 || this.#threads > 0
	}

	/** Ends the thread if nothing keeps it, and nothing came up in the meantime. */
	#look() {
		if (this.#state !== 'evaluated' || this.#kept) return
		clearTimeout(this.#check as number)
		this.#check = setTimeout(() => {
			if (this.#state === 'evaluated' && !this.#kept) this.end(0)
		}, 5)
	}
}
