import './dispose-symbols.ts'
import type { RunReport } from '../course/report.ts'
import { createListener } from './channel.ts'
import type { Sandbox } from './runtime.ts'

/** How long a worker may take to load, in milliseconds: a slow network, not a broken one. */
const patience = 30_000

/** How often a running sandbox is asked whether it is alive, in milliseconds. */
const heartbeat = 250

/** A worker with vitest's runner in it, ready for one job. */
export interface LoadedWorker {
	worker: Worker
	/** The private channel; the worker's own is open to the learner's code. */
	port: MessagePort
	/** Settles when the worker can take a job; rejects, and ends it, when it cannot be loaded. */
	ready: Promise<void>
}

/** Starts one; what it costs to load shows in `ready`. */
export function loadWorker(): LoadedWorker {
	const worker = new Worker(new URL('./inside/worker-entry.ts', import.meta.url), {
		type: 'module',
		name: 'runner',
	})
	const { port1: port, port2 } = new MessageChannel()
	const over = new AbortController()
	const { signal } = over
	const ready = new Promise<void>((resolve, reject) => {
		const fail = (why: string) => reject(new Error(`The runner could not be loaded: ${why}`))
		const timer = setTimeout(() => fail(`no answer within ${patience / 1000} seconds.`), patience)
		signal.addEventListener('abort', () => clearTimeout(timer))
		port.addEventListener(
			'message',
			({ data }: MessageEvent<{ broken?: string }>) =>
				data.broken === undefined ? resolve() : fail(data.broken),
			{ once: true, signal },
		)
		worker.addEventListener(
			'error',
			(event) => {
				event.preventDefault()
				fail(
					event.message || 'its file did not arrive. Is the network there? Then reload the page.',
				)
			},
			{ once: true, signal },
		)
	}).finally(() => over.abort())
	// It is heard where the worker is opened; a spare that nobody opens fails in silence.
	ready.catch(() => {
		worker.terminate()
		port.close()
	})
	port.start()
	worker.postMessage({ port: port2 }, [port2])
	return { worker, port, ready }
}

/** What the worker may ask of the page while it runs a job. */
export interface WorkerNeeds {
	/** A suite needs a machine with Python in it: a port to one, in the place of the one before. */
	openMachine?: () => Promise<MessagePort>
	/** The machine it had is of no use any more. */
	endMachine?: () => void
}

/** A sandbox for one job; `onDisposed` hears, a little later, that it was thrown away. */
export function createSandbox(
	{ worker, port }: LoadedWorker,
	onDisposed: () => void,
	needs: WorkerNeeds = {},
): Sandbox {
	const over = new AbortController()
	const { signal } = over
	return {
		run(job, onEvent) {
			signal.throwIfAborted()
			// Not `randomUUID`, which browsers have on secure pages alone.
			const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-')
			return new Promise<RunReport>((resolve, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason as Error))
				const hear = createListener({ onEvent, onReport: resolve })
				const onMessage = ({ data }: MessageEvent<unknown>) => {
					if (!isFrom(nonce, data)) return
					if ('machine' in data) serveMachine(data.machine, needs, port)
					else hear(data)
				}
				port.addEventListener('message', onMessage, { signal })
				const beat = setInterval(() => port.postMessage({ type: 'ping' }), heartbeat)
				signal.addEventListener('abort', () => clearInterval(beat))
				port.postMessage({ type: 'run', nonce, job })
			})
		},
		[Symbol.asyncDispose]() {
			if (signal.aborted) return Promise.resolve()
			over.abort(new Error('The sandbox was thrown away.'))
			worker.terminate()
			port.close()
			// Not now: whoever threw it away has something to show first.
			setTimeout(onDisposed)
			return Promise.resolve()
		},
	}
}

function serveMachine(
	asked: unknown,
	{ openMachine, endMachine }: WorkerNeeds,
	port: MessagePort,
): void {
	if (asked === 'end') return endMachine?.()
	const opening = openMachine?.() ?? Promise.reject(new Error('There is no Python here.'))
	opening.then(
		(machine) => port.postMessage({ type: 'machine', port: machine }, [machine]),
		(error: unknown) => port.postMessage({ type: 'machine', why: String(error) }),
	)
}

function isFrom(nonce: string, data: unknown): data is object {
	return typeof data === 'object' && data !== null && 'nonce' in data && data.nonce === nonce
}
