import type { Files } from '../../../course/submission.ts'
import { isLearners, learnersName } from '../mounts.ts'
import { listenToThread, threadsSay, traceThread, traceTime } from '../task-trace.ts'
import type { ThreadLane } from '../thread-lane.ts'
import { EventEmitter, type Listener, type Name } from './events.ts'
import { installPortMethods, type FromThread, type ToThread } from './thread-port.ts'
import type { ThreadStart } from './thread-entry.ts'

/** Where threads are started: what they can load, and where their output goes. */
export interface ThreadHost {
	/** Every file of the job, as it is mounted. */
	files: Files
	output(stream: 'out' | 'err', text: string): void
	/** Hears how many threads live. */
	onThreads?: (count: number) => void
}

/** What a thread knows of itself; the first thread is none of these. */
export interface Inside {
	parentPort: MessagePort
	workerData: unknown
	threadId: number
}

interface WorkerOptions {
	workerData?: unknown
	transferList?: Transferable[]
	name?: string
	eval?: boolean
}

// Captured: the learner's code may replace them, and virtual time does.
const { Worker, MessageChannel, URL } = globalThis

/** Vite finds a worker by this very form, names and all. */
function startWorker(name: string): Worker {
	return new Worker(new URL('./thread-entry.ts', import.meta.url), { type: 'module', name })
}

let lastThread = 0
let living = 0

/** `node:worker_threads`, with a browser's worker for every thread: they do run at the same time. */
export function createWorkerThreads(host: ThreadHost, inside?: Inside): Record<string, unknown> {
	installPortMethods()
	// A thread needs no suite, and whoever looks into one finds none.
	const learners = Object.fromEntries(
		Object.entries(host.files).filter(([file]) => isLearners(file)),
	)

	class Thread extends EventEmitter implements AsyncDisposable {
		readonly threadName: string
		readonly resourceLimits = {}
		threadId = ++lastThread
		readonly #worker: Worker
		readonly #port: MessagePort
		readonly #lane: ThreadLane | undefined
		#state: 'lives' | 'ends' | 'ended' = 'lives'

		constructor(file: string | URL, options: WorkerOptions = {}) {
			super()
			if (options.eval) throw new Error(noEval)
			const entry = resolveFile(file)
			const { port1, port2 } = new MessageChannel()
			this.threadName = options.name ?? ''
			this.#worker = startWorker(options.name ?? `thread ${this.threadId}`)
			this.#worker.addEventListener('error', (event) => {
				event.preventDefault()
				this.#fail(event.error ?? new Error(event.message || 'The thread could not be started.'))
			})
			this.#port = port1
			this.#lane = traceThread(this.threadName || `thread ${this.threadId}`, learnersName(entry))
			port1.onmessage = ({ data }: MessageEvent<FromThread>) => this.#hear(data)
			const start: ThreadStart = {
				files: learners,
				entry,
				port: port2,
				workerData: options.workerData,
				threadId: this.threadId,
				isTraced: this.#lane !== undefined,
			}
			try {
				this.#worker.postMessage(start, [port2, ...(options.transferList ?? [])])
			} catch (error) {
				// What cannot be copied is the caller's to know, as in Node.
				this.#worker.terminate()
				throw error
			}
			count(1)
		}

		postMessage(
			value: unknown,
			transfer: Transferable[] | { transfer?: Transferable[] } = [],
		): void {
			if (this.#state !== 'lives') return
			const list = Array.isArray(transfer) ? transfer : (transfer.transfer ?? [])
			const message: ToThread = { type: 'message', value }
			this.#port.postMessage(message, list)
		}

		/** Ends the thread at once, also in a loop that never awaits; gives its exit code. */
		async terminate(): Promise<number | undefined> {
			if (this.#state === 'ended') return undefined
			this.#lane?.end('cancelled', traceTime())
			this.#end(1)
			await new Promise<void>((resolve) => queueMicrotask(resolve))
			return 1
		}

		/** A thread never keeps a page open, so there is nothing to hold or to let go. */
		ref(): this {
			return this
		}

		unref(): this {
			return this
		}

		async [Symbol.asyncDispose](): Promise<void> {
			await this.terminate()
		}

		override on(event: Name, listener: Listener): this {
			this.#hearOf(event)
			return super.on(event, listener)
		}

		override once(event: Name, listener: Listener): this {
			this.#hearOf(event)
			return super.once(event, listener)
		}

		#hearOf(event: Name): void {
			if (this.#lane && threadsSay.includes(event)) listenToThread(this.#lane)
		}

		#hear(message: FromThread): void {
			switch (message.type) {
				case 'begins':
					return this.#lane?.begin(traceTime(message.at))
				case 'pauses':
					return this.#lane?.pause(traceTime(message.at))
				case 'online':
					return void this.emit('online')
				case 'message':
					return void this.emit('message', message.value)
				case 'output':
					return host.output(message.stream, message.text)
				case 'error':
					return this.#fail(message.error)
				case 'exit':
					return this.#end(message.code)
			}
		}

		#fail(error: unknown): void {
			if (this.#state !== 'lives') return
			this.#lane?.end('failed', traceTime())
			try {
				this.emit('error', error)
			} finally {
				this.#end(1)
			}
		}

		#end(code: number): void {
			if (this.#state !== 'lives') return
			this.#state = 'ends'
			this.#lane?.end('done', traceTime())
			this.#worker.terminate()
			this.#port.close()
			// In Node too this comes after what is already on its way.
			queueMicrotask(() => {
				this.#state = 'ended'
				this.threadId = -1
				count(-1)
				this.emit('exit', code)
			})
		}
	}

	const count = (change: number) => {
		living += change
		host.onThreads?.(living)
	}
	const resolveFile = (file: string | URL): string => findFile(file, host.files)
	const { MessagePort, BroadcastChannel } = globalThis
	Object.defineProperty(Thread, 'name', { value: 'Worker' })
	const exported = {
		Worker: Thread,
		MessageChannel,
		MessagePort,
		BroadcastChannel,
		isMainThread: inside === undefined,
		parentPort: inside?.parentPort ?? null,
		workerData: inside?.workerData ?? null,
		threadId: inside?.threadId ?? 0,
		resourceLimits: {},
		SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
		receiveMessageOnPort: () => {
			throw new Error(noReceive)
		},
	}
	return { ...exported, default: exported }
}

const noEval =
	'A thread from a text (eval: true) is not possible in a browser worker; give it a file: new Worker(new URL("./thread.ts", import.meta.url)).'
const noReceive =
	'receiveMessageOnPort is not here: a browser gives a message only to a listener; use port.on("message", …) or once(port, "message").'

/** The mounted name of a thread's file, which the learner gives as a URL or as a path. */
function findFile(file: string | URL, files: Files): string {
	const href = file instanceof URL ? file.href : file
	const name = href.replace(/^(file:\/\/)?\/exercise\//, '').replace(/^\.\//, '')
	const mounted = `solution/${decodeURI(name)}`
	if (Object.hasOwn(files, mounted)) return mounted
	const others = Object.keys(files).filter(isLearners)
	const there = others.map((other) => other.replace(/^solution\//, '')).join(', ')
	throw Object.assign(
		new Error(`Cannot find the file '${name}' to start a thread from. The files here: ${there}.`),
		{ code: 'ERR_MODULE_NOT_FOUND' },
	)
}
