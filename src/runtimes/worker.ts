import './dispose-symbols.ts'
import type { RunReport } from '../course/report.ts'
import { createListener } from './channel.ts'
import type { Runtime, Sandbox } from './runtime.ts'

/** The embedded runtime, with a way to have the next sandbox ready before it is asked for. */
export interface WorkerRuntime extends Runtime {
	/** Loads a spare worker, if there is none. Costs nothing to call again; a failure shows when it is opened. */
	warm(): void
}

/** How long a worker may take to load, in milliseconds: a slow network, not a broken one. */
const patience = 30_000

/** How often a running sandbox is asked whether it is alive, in milliseconds. */
const heartbeat = 250

/**
 * Runs jobs in Web Workers of this page: one fresh worker for each sandbox, and one spare, which is
 * loaded when the one before it is thrown away.
 */
export function workerRuntime(): WorkerRuntime {
	let spare: LoadedWorker | undefined
	const warm = () => {
		spare ??= loadWorker()
	}
	return {
		name: 'worker',
		languages: ['ts'],
		obstacle: () =>
			typeof Worker === 'undefined'
				? 'This browser has no Web Workers, which run your code apart from the page.'
				: undefined,
		warm,
		async open(onStep) {
			onStep?.('Loading the runner')
			warm()
			const loaded = spare ?? loadWorker()
			spare = undefined
			await loaded.ready
			return createSandbox(loaded, warm)
		},
	}
}

interface LoadedWorker {
	worker: Worker
	/** The private channel; the worker's own is open to the learner's code. */
	port: MessagePort
	/** Settles when the worker can take a job; rejects, and ends it, when it cannot be loaded. */
	ready: Promise<void>
}

function loadWorker(): LoadedWorker {
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
		port.addEventListener('message', () => resolve(), { once: true, signal })
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

function createSandbox({ worker, port }: LoadedWorker, onDisposed: () => void): Sandbox {
	const over = new AbortController()
	const { signal } = over
	return {
		run(job, onEvent) {
			signal.throwIfAborted()
			const nonce = crypto.randomUUID()
			return new Promise<RunReport>((resolve, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason as Error))
				const hear = createListener({ onEvent, onReport: resolve })
				const onMessage = ({ data }: MessageEvent<unknown>) => {
					if (isFrom(nonce, data)) hear(data)
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

function isFrom(nonce: string, data: unknown): boolean {
	return typeof data === 'object' && data !== null && 'nonce' in data && data.nonce === nonce
}
