import './dispose-symbols.ts'
import type { RunEvent, RunReport } from '../course/report.ts'
import { Arrivals, type Weights } from './arrivals.ts'
import type { PythonFiles } from './machine/pyodide.ts'
import { portThread } from './machine/port-thread.ts'
import { runPythonProgram } from './machine/program-run.ts'
import type { MachineThread } from './machine/thread.ts'
import { startWorkerThread, type WorkerThread } from './machine/worker-thread.ts'
import { pythonObstacle } from './obstacles.ts'
import type { Job, ProgramJob, Runtime, Sandbox, SuiteJob } from './runtime.ts'
import { createSandbox, loadWorker, type LoadedWorker } from './suite-worker.ts'

export interface PyodideOptions {
	/** The addresses of what Python is made of. */
	files: PythonFiles
	/** What they weigh, to tell how much of them has arrived. Left out: nobody is told. */
	weights?: Weights
}

/** Python in the page, with a way to have the next interpreter ready before it is asked for. */
export interface PyodideRuntime extends Runtime {
	/** Loads a spare interpreter, if there is none. Costs nothing to call again; a failure shows when it is opened. */
	warm(): void
}

/** Below this, in gigabytes of the device's memory, no spare interpreter is kept beside the one that runs. */
const enoughMemory = 4

/**
 * Runs Python in Web Workers of this page: a machine for each sandbox, and for a suite a worker beside
 * it, in which vitest runs. Suite and Python share no realm; only messages cross.
 */
export function pyodideRuntime({ files, weights }: PyodideOptions): PyodideRuntime {
	const arrivals = weights && new Arrivals(weights)
	const stock = new Stock(files, arrivals)
	return {
		name: 'pyodide',
		languages: ['py'],
		obstacle: pythonObstacle,
		warm: () => stock.warm(),
		async open(onStep) {
			const machine = stock.take()
			const over = new AbortController()
			const tell = () => onStep?.('Loading Python', arrivals?.arrived)
			tell()
			arrivals?.addEventListener('change', tell, { signal: over.signal })
			try {
				await machine.ready
			} finally {
				over.abort()
			}
			return new PythonSandbox(machine, stock)
		},
	}
}

/** The spares: one interpreter that has been booted, one worker that has loaded vitest. */
class Stock {
	readonly #files: PythonFiles
	readonly #arrivals: Arrivals | undefined
	#machine: WorkerThread | undefined
	#suite: LoadedWorker | undefined

	constructor(files: PythonFiles, arrivals: Arrivals | undefined) {
		this.#files = files
		this.#arrivals = arrivals
	}

	warm(): void {
		this.#machine ??= this.open()
		this.#suite ??= loadWorker()
	}

	/** One that is no spare. */
	open(): WorkerThread {
		return startWorkerThread(this.#files, this.#arrivals)
	}

	take(): WorkerThread {
		const machine = this.#machine ?? this.open()
		this.#machine = undefined
		return machine
	}

	takeSuite(): LoadedWorker {
		const suite = this.#suite ?? loadWorker()
		this.#suite = undefined
		return suite
	}

	/** What was taken has been thrown away: the next will be wanted. */
	refill(): void {
		const { deviceMemory = enoughMemory } = navigator as { deviceMemory?: number }
		if (deviceMemory >= enoughMemory) this.warm()
	}
}

class PythonSandbox implements Sandbox {
	readonly #stock: Stock
	readonly #closed = new AbortController()
	/** Those in which pools of processes compute. */
	readonly #crew: WorkerThread[] = []
	#machine: WorkerThread | undefined
	#suite: Sandbox | undefined

	constructor(machine: WorkerThread, stock: Stock) {
		this.#machine = machine
		this.#stock = stock
	}

	run(job: Job, onEvent: (event: RunEvent) => void): Promise<RunReport> {
		this.#closed.signal.throwIfAborted()
		const thrownAway = new Promise<never>((_, reject) => {
			this.#closed.signal.addEventListener('abort', () =>
				reject(this.#closed.signal.reason as Error),
			)
		})
		const running =
			job.kind === 'suite' ? this.#grade(job, onEvent) : this.#runProgram(job, onEvent)
		return Promise.race([running, thrownAway])
	}

	async #runProgram(job: ProgramJob, onEvent: (event: RunEvent) => void): Promise<RunReport> {
		const { port } = this.#takeMachine()
		onEvent({ type: 'alive' })
		// While it waits in real time its event loop turns, and while it computes it says where.
		const thread = portThread(port, () => undefined)
		return runPythonProgram(thread, { job, onEvent, open: () => this.#openAnother() })
	}

	async #openAnother(): Promise<MachineThread> {
		const another = this.#stock.open()
		this.#crew.push(another)
		await another.ready
		return portThread(another.port, () => another.end())
	}

	async #grade(job: SuiteJob, onEvent: (event: RunEvent) => void): Promise<RunReport> {
		const worker = this.#stock.takeSuite()
		await worker.ready
		this.#suite = createSandbox(worker, () => undefined, {
			openMachine: async () => {
				const machine = this.#takeMachine()
				await machine.ready
				return machine.port
			},
			endMachine: () => this.#endMachine(),
		})
		return this.#suite.run(job, onEvent)
	}

	/** The machine of this sandbox; a fresh one when that has been used up. */
	#takeMachine(): WorkerThread {
		const machine = this.#machine ?? this.#stock.take()
		this.#machine = machine
		return machine
	}

	#endMachine(): void {
		this.#machine?.end()
		this.#machine = undefined
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#closed.signal.aborted) return
		this.#closed.abort(new Error('The sandbox was thrown away.'))
		this.#endMachine()
		for (const worker of this.#crew) worker.end()
		await this.#suite?.[Symbol.asyncDispose]()
		// Not now: whoever threw it away has something to show first.
		setTimeout(() => this.#stock.refill())
	}
}
