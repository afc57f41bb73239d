import type { Answer, WorkerOrder } from './messages.ts'
import type { MachineThread } from './thread.ts'

/** Opens a thread whose Python has been booted; rejects when it cannot. */
export type OpenThread = () => Promise<MachineThread>

export interface CrewOptions {
	open: OpenThread
	/** What each worker is told first. */
	order: WorkerOrder
	/** How many there may be at one time. */
	most: number
	/** The thread of the program whose pools they work for. */
	program: Pick<MachineThread, 'post'>
	/** Hears what they write, and that they are there. */
	onAnswer: (answer: Answer) => void
}

/** The interpreters in which a program's pools compute, beside each other for real. */
export class PoolCrew {
	readonly #options: CrewOptions
	readonly #workers = new Map<number, Promise<MachineThread>>()
	#isOver = false

	constructor(options: CrewOptions) {
		this.#options = options
	}

	/** Takes what the program says to its workers. Answers whether it was such a thing. */
	take(answer: Answer): boolean {
		if (answer.type === 'asked') this.#ask(answer.worker, answer.text)
		else if (answer.type === 'dismissed') this.#dismiss(answer.worker)
		else return false
		return true
	}

	/** Ends them all, at once. */
	end(): void {
		this.#isOver = true
		for (const worker of [...this.#workers.keys()]) this.#dismiss(worker)
	}

	#ask(worker: number, text: string): void {
		const known = this.#workers.get(worker)
		if (!known && (this.#isOver || this.#workers.size >= this.#options.most))
			return this.#tell(worker)
		const thread = known ?? this.#open(worker)
		this.#workers.set(worker, thread)
		thread.then(
			(opened) => opened.post({ type: 'work', text }),
			() => this.#tell(worker),
		)
	}

	async #open(worker: number): Promise<MachineThread> {
		const thread = await this.#options.open()
		thread.listen((answer) => {
			if (answer.type === 'worked') this.#tell(worker, answer.text)
			else if (answer.type === 'broken') this.#tell(worker)
			else this.#options.onAnswer(answer)
		})
		thread.post(this.#options.order)
		return thread
	}

	#tell(worker: number, text?: string): void {
		if (this.#isOver) return
		this.#options.program.post({ type: 'worked', worker, ...(text !== undefined && { text }) })
	}

	#dismiss(worker: number): void {
		const thread = this.#workers.get(worker)
		this.#workers.delete(worker)
		// One that did not come up has been told of.
		thread?.then(
			(opened) => opened.end(),
			() => undefined,
		)
	}
}
