import { clockModes } from '../course/clock-mode.ts'
import type { PublishedTwin } from '../course/published.ts'
import { overlay, type Files } from '../course/submission.ts'
import type { ProgramJob } from '../runtimes/runtime.ts'
import { words } from './spoken.ts'

/**
 * How time passes for a program: by one of the clocks; by the virtual one and shown as if it had been real;
 * or in real time, with pools of processes on this computer's own cores.
 */
export const paces = [...clockModes, 'replayed', 'parallel'] as const
export type Pace = (typeof paces)[number]

/** The part of a job that says how time passes for it, and what chance gives. */
export function paceOf(pace: Pace): Pick<ProgramJob, 'clock' | 'replay' | 'cores' | 'seed'> {
	// What the world leaves open differs from run to run, as it does outside.
	const seed = Math.floor(Math.random() * 2 ** 31)
	if (pace === 'replayed') return { clock: 'pure', replay: true, seed: 1 }
	if (pace === 'parallel') return { clock: 'real', cores: countCores(), seed }
	return { clock: pace, seed: pace === 'pure' ? 1 : seed }
}

/** The machine has eight; each takes the memory of an interpreter. */
const mostCores = 8

function countCores(): number {
	return Math.min(mostCores, navigator.hardwareConcurrency)
}

/** What Run executes of an exercise: its program, with the learner's files. Throws a sentence when it has none. */
export function programJob(
	{ main, given, web, language }: PublishedTwin,
	files: Files,
	pace: Pace = 'real',
): ProgramJob {
	if (main === undefined) throw new Error(words.output.noProgram)
	return {
		kind: 'program',
		main,
		language,
		files: overlay(files, given),
		trace: true,
		...paceOf(pace),
		...(web && { web }),
	}
}
