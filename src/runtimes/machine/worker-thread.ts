import { answerSchema, type BootOrder, type ModuleOrder } from './messages.ts'
import type { PythonFiles } from './pyodide.ts'
import { countBytes } from './read-files.ts'
import type { Snapshot } from './snapshot.ts'

/** A Web Worker of this page in which Python boots, and the port to it. */
export interface WorkerThread {
	readonly port: MessagePort
	/** Settles when Python is there; rejects, and ends it, with a sentence. */
	readonly ready: Promise<void>
	/** Ends it, at once, whatever it does. */
	end(): void
}

/** Hears how much of Python has come: `bytes` of a file, or, left out, all of it. */
interface Arrivals {
	hear(address: string, bytes?: number): void
}

/** How long Python may take to arrive and to boot, in milliseconds: a slow network, not a broken one. */
const patience = 120_000

/** Compiled once for all interpreters of this page; the first fetches it as it compiles. */
let compiled: Promise<WebAssembly.Module> | undefined

/** What interpreters of this page begin with; the first of them makes it, or finds it where it was kept. */
let kept: Snapshot | undefined

/** Starts a worker and boots Python in it. `arrivals` hears how much of it has come. */
export function startWorkerThread(files: PythonFiles, arrivals?: Arrivals): WorkerThread {
	const worker = new Worker(new URL('./worker-entry.ts', import.meta.url), {
		type: 'module',
		name: 'python',
	})
	const { port1: port, port2 } = new MessageChannel()
	worker.postMessage({ port: port2 }, [port2])
	const over = new AbortController()
	const end = () => {
		over.abort()
		worker.terminate()
		port.close()
	}
	const ready = new Promise<void>((resolve, reject) => {
		const { signal } = over
		const fail = (why: string) => reject(new Error(`Python could not be loaded: ${why}`))
		const timer = setTimeout(() => fail(`no answer within ${patience / 1000} seconds.`), patience)
		signal.addEventListener('abort', () => clearTimeout(timer))
		port.addEventListener(
			'message',
			({ data }: MessageEvent<unknown>) => {
				const answer = answerSchema.safeParse(data).data
				if (answer?.type === 'arrived') return arrivals?.hear(answer.address, answer.bytes)
				if (answer?.type === 'broken') return fail(answer.why)
				if (answer?.type === 'ready') kept ??= answer.snapshot
				resolve()
			},
			{ signal },
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
		const post = (order: BootOrder | ModuleOrder) => {
			if (!signal.aborted) port.postMessage(order)
		}
		const snapshot = kept ? { snapshot: kept } : { keep: true }
		post({ type: 'boot', files, moduleFollows: true, count: arrivals !== undefined, ...snapshot })
		compile(files, arrivals).then(
			(module) => post({ type: 'module', module }),
			(error: unknown) => fail(error instanceof Error ? error.message : String(error)),
		)
	})
	// It is heard where the thread is used; a spare that nobody uses fails in silence.
	ready.then(() => over.abort(), end)
	port.start()
	return { port, ready, end }
}

function compile(
	{ pyodide }: PythonFiles,
	arrivals: Arrivals | undefined,
): Promise<WebAssembly.Module> {
	compiled ??= WebAssembly.compileStreaming(fetchModule(`${pyodide}pyodide.asm.wasm`, arrivals))
	compiled.catch(() => (compiled = undefined))
	return compiled
}

/** What is counted is a copy: browsers keep what they have compiled for the answer itself. */
async function fetchModule(address: string, arrivals: Arrivals | undefined): Promise<Response> {
	const response = await fetch(address)
	if (arrivals) countBytes(response.clone(), (bytes) => arrivals.hear(address, bytes))
	return response
}
