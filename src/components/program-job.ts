import type { ClockMode } from '../course/clock-mode.ts'
import type { PublishedTwin } from '../course/published.ts'
import { overlay, type Files } from '../course/submission.ts'
import type { ProgramJob } from '../runtimes/runtime.ts'

/** What Run executes of an exercise: its program, with the learner's files. Throws a sentence when it has none. */
export function programJob(
	{ main, given, web, language }: PublishedTwin,
	files: Files,
	clock: ClockMode = 'real',
): ProgramJob {
	if (main === undefined) throw new Error('This exercise has no program to run; grade it instead.')
	return {
		kind: 'program',
		main,
		language,
		files: overlay(files, given),
		// What the world leaves open differs from run to run, as it does outside.
		seed: clock === 'pure' ? 1 : Math.floor(Math.random() * 2 ** 31),
		clock,
		...(web && { web }),
	}
}
