import type { Network } from './network.ts'
import { mainProcess, type Scheduler, type Turn, type Wake } from './scheduler.ts'

interface Process {
	readonly parent: number
	/** How it ended, as waitpid(2) tells it: the code times 256, or the signal. */
	status: number | undefined
	/** What wakes the threads that wait for its end. */
	readonly waiting: (() => boolean)[]
}

/** What `status` answers where there is none. */
export const processFaults = { running: -1, noChild: -2 } as const

/** How long an interpreter takes to come up, in nanoseconds: about what it takes on a desk. */
const startUp = 50_000_000

/** The processes of the machine: each is threads of its own, and descriptors of its own. */
export class Processes {
	readonly #scheduler: Scheduler
	readonly #network: Network
	readonly #processes = new Map<number, Process>()
	#last = mainProcess

	constructor(scheduler: Scheduler, network: Network) {
		this.#scheduler = scheduler
		this.#network = network
	}

	/** A number for a process that somebody else makes run. */
	enroll(): number {
		const process = ++this.#last
		const parent = this.#scheduler.process
		this.#processes.set(process, { parent, status: undefined, waiting: [] })
		return process
	}

	/** Starts a process: answers its number and the ident of its first thread. */
	start(): [process: number, thread: number] {
		const process = this.enroll()
		return [process, this.#scheduler.startProcess(process, startUp)]
	}

	/** A process ends: its descriptors are closed, its threads go no further, and who waits for it is told. */
	end(process: number, status: number): void {
		const found = this.#processes.get(process)
		if (!found || found.status !== undefined) return
		found.status = status
		this.#scheduler.endProcess(process)
		this.#network.closeAll(process)
		for (const wake of found.waiting.splice(0)) wake()
		// Nobody is left who could ask how its own children end.
		for (const [number, { parent, status: ended }] of this.#processes)
			if (parent === process && ended !== undefined) this.#processes.delete(number)
	}

	/** How a child of the running process has ended, or a fault. */
	status(process: number): number {
		const found = this.#processes.get(process)
		if (found?.parent !== this.#scheduler.process) return processFaults.noChild
		return found.status ?? processFaults.running
	}

	/** The children of the running process that nobody has asked about since they ended, or that are there. */
	children(): number[] {
		const parent = this.#scheduler.process
		return [...this.#processes]
			.filter(([, each]) => each.parent === parent)
			.map(([number]) => number)
	}

	/** Somebody has heard how it ended, and it can be forgotten. */
	reap(process: number): void {
		this.#processes.delete(process)
	}

	/** Parks the running thread until one of those processes may have ended. */
	wait(processes: readonly number[]): Wake | Turn {
		for (const process of processes)
			this.#processes.get(process)?.waiting.push(this.#scheduler.waker())
		return this.#scheduler.park()
	}

	reset(): void {
		this.#processes.clear()
		this.#last = mainProcess
	}
}
