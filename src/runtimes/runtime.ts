import type { LabWeb } from '../course/lab-web.ts'
import type { Language } from '../course/language.ts'
import type { RunEvent, RunReport } from '../course/report.ts'
import type { ClockMode } from '../course/clock-mode.ts'
import type { Files } from '../course/submission.ts'

interface JobBase {
	language: Language
	/** The attempt, with the given files beside it. */
	files: Files
	/** What answers `fetch`. Left out: every request is refused by name. */
	web?: LabWeb
	/** Decides what the world leaves open: which of two simultaneous answers comes first, and `Math.random`. */
	seed: number
}

/** Run a hidden suite against the files; see `PublishedTwin.suite` and `.cases`. Time is virtual where the suite asks for it. */
export interface SuiteJob extends JobBase {
	kind: 'suite'
	suite: string
	cases: readonly string[]
}

/** Run one of the files as a program, in real time. */
export interface ProgramJob extends JobBase {
	kind: 'program'
	main: string
	/** How time passes for it; Python alone has a choice. Left out: `real`. */
	clock?: ClockMode
	/** A run on the `pure` clock is over at once; with this, what it wrote is told at the moments of its clock. */
	replay?: boolean
	/** Hosts that are not of the lab web are reached through the browser; Python alone has a choice. */
	outside?: boolean
	/**
	 * Pools of processes compute in so many interpreters of their own, beside each other for real; on the
	 * `real` clock, in Python alone. Left out: in the machine's own processes. Each takes about 120 MB.
	 */
	cores?: number
	/** Also tell what its tasks did, and what it asked for: the report has facts. */
	trace?: boolean
	/** Run it as a shell does: it has arguments, nothing of what it writes is cut, and the report tells its facts. */
	shell?: ShellRun
}

export interface ShellRun {
	/** What follows the name of the file on a command line. */
	args: readonly string[]
}

export type Job = SuiteJob | ProgramJob

/**
 * One opened, isolated place. It runs one job and is then thrown away.
 * Dispose ends whatever runs in it, at once, also a loop that never awaits; a pending run rejects.
 */
export interface Sandbox extends AsyncDisposable {
	/** The learner's faults are in the report; only our own faults reject. */
	run(job: Job, onEvent: (event: RunEvent) => void): Promise<RunReport>
}

/** How much of what is fetched is there, in bytes on the wire. */
export interface Arrived {
	done: number
	total: number
}

/** Hears what is being waited for, in words a learner can read, and how much of it has come where that is known. */
export type OnStep = (step: string, arrived?: Arrived) => void

/** What can run a language somewhere. It knows no time limit, hint, verdict or page. */
export interface Runtime {
	readonly name: string
	readonly languages: readonly Language[]
	/** Why it cannot run here, as a sentence, or `undefined` when it can. */
	obstacle(): string | undefined
	/** Rejects when it cannot open. */
	open(onStep?: OnStep): Promise<Sandbox>
}
