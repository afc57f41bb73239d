import type { RunEvent } from '../../course/report.ts'
import type { Files } from '../../course/submission.ts'
import type { Graph } from './graph.ts'
import type { Output } from '../output.ts'
import type { MachineThread } from '../machine/thread.ts'
import type { Places } from './places.ts'
import type { Uncaught } from './uncaught.ts'

/** What differs between a browser's worker and a Node process; all else of a run is the same code. */
export interface Shell {
	emit(event: RunEvent): void
	output: Output
	/** The case that an output belongs to, set while a suite runs. */
	attributeOutput(during: () => string | undefined): void
	uncaught: Uncaught
	/** Makes the modules loadable. Throws a LoadFault for an import that cannot be met here. */
	link(graph: Graph, files: Files): Promise<Linked>
	/** Until it settles, the time that passes is not the learner's. */
	prepare<T>(work: Promise<T>): Promise<T>
	/** A thread in which Python boots. Rejects with a sentence where there is none. */
	openMachine(): Promise<MachineThread>
	/** Hears `process.exit` and what amounts to it, and the exit code of it. What the listener throws goes to the learner's code. */
	onExit(listener: (call: string, code: number) => never): void
	/** Hears a few times a second that the event loop turns. */
	onBeat(listener: () => void): void
	/**
	 * Settles when nothing is left that could still happen: no timer, no request, no thread.
	 * `isPending` says whether something that the shell cannot see is under way; `isEvaluated`, whether
	 * the top level has come to its end.
	 */
	idle(isPending: () => boolean, isEvaluated: () => boolean): Promise<void>
}

export interface Linked {
	places: Places
	/** Evaluates the entry and all it imports. */
	importEntry(): Promise<unknown>
}
