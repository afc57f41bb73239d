import { ByteQueue, toArray } from './byte-queue.ts'
import type { Connection, ServiceSide } from './endpoint.ts'
import type { Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'

/** An interpreter of its own that does the calls of a pool, one after the other; see poolworkers.py. */
export interface PoolWorker {
	/** Does a call; text with one character a byte. Answers '' when it is at its end, and rejects when it has died. */
	call(message: string): Promise<string>
	end(): void
}

export interface WorkerPoolOptions {
	network: Network
	scheduler: Scheduler
	/** Boots one, with the program's files. */
	open: () => Promise<PoolWorker>
}

/** The host at which pools of processes find their workers; realcrews.py knows it. */
export const workersHost = 'workers.machine'

/**
 * Lets pools compute in interpreters of their own, beside each other for real. What they take is the
 * world's time: not for the `pure` clock, and never for a grade.
 */
export function serveWorkers(options: WorkerPoolOptions): void {
	options.network.serve(workersHost, 1, {
		connect: (connection) => new WorkerSide(connection, options),
	})
}

/** The far end of one connection: a worker, which is opened when the first call comes. */
class WorkerSide implements ServiceSide {
	readonly #connection: Connection
	readonly #options: WorkerPoolOptions
	readonly #held = new ByteQueue()
	#worker: Promise<PoolWorker> | undefined

	constructor(connection: Connection, options: WorkerPoolOptions) {
		this.#connection = connection
		this.#options = options
	}

	receive(bytes: string): void {
		this.#held.push(bytes)
		for (let message = this.#take(); message !== undefined; message = this.#take())
			void this.#do(message)
	}

	closed(): void {
		void this.#worker?.then(
			(worker) => worker.end(),
			() => undefined,
		)
	}

	/** The next message that is here as a whole: its length in four bytes, and itself. */
	#take(): string | undefined {
		const head = this.#held.peek(4)
		if (head.length < 4) return undefined
		const length = toArray(head).reduce((sum, byte) => sum * 256 + byte, 0)
		if (this.#held.length < 4 + length) return undefined
		this.#held.take(4)
		return this.#held.take(length)
	}

	async #do(message: string): Promise<void> {
		const over = this.#options.scheduler.expect()
		try {
			this.#worker ??= this.#options.open()
			const worker = await this.#worker
			const answer = await worker.call(message)
			if (answer === '') this.#connection.close()
			else this.#connection.send(lengthOf(answer) + answer)
		} catch {
			// The pool is told that the worker has ended, which breaks it as on a desk.
			this.#connection.close()
		} finally {
			over()
		}
	}
}

function lengthOf({ length }: string): string {
	return String.fromCharCode(...[24, 16, 8, 0].map((bits) => (length >>> bits) & 0xff))
}
