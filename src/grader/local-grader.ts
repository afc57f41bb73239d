import type { PublishedTwin } from '../course/published.ts'
import type { RunReport } from '../course/report.ts'
import { overlay } from '../course/submission.ts'
import { limited } from '../runtimes/deadline.ts'
import { runJob } from '../runtimes/run-job.ts'
import type { Runtime, SuiteJob } from '../runtimes/runtime.ts'
import type { Attempt, Grader } from './grader.ts'
import { judge } from './judge.ts'

/**
 * How many times the limit of an exercise its suite may take. Under Python a suite stands on a clock of
 * its own and every call has a budget of computing, which ends what would not end: a computer that is
 * slow needs longer, and nothing else does.
 */
const patience = { ts: 1, py: 4 } as const

/**
 * Grades where it stands: runs the twin's suite in a sandbox of `runtime`, within the twin's time limit.
 * `seed` decides what the lab web leaves open; a sound suite gives one verdict for every seed.
 * `onReport` hears the facts that a verdict was made of.
 */
export function localGrader(
	runtime: Runtime,
	twin: PublishedTwin,
	seed = 1,
	onReport: (report: RunReport) => void = () => {},
): Grader {
	const timed = limited(runtime, { seconds: twin.seconds * patience[twin.language] })
	return {
		async grade(attempt, onEvent, signal) {
			let report: RunReport
			try {
				report = await runJob(timed, suiteJob(twin, attempt, seed), { onEvent, signal })
			} catch (error) {
				signal.throwIfAborted()
				return {
					status: 'ungraded',
					reason: error instanceof Error ? error.message : String(error),
				}
			}
			onReport(report)
			return judge(report, twin)
		},
	}
}

/** The given files lie on top: an attempt cannot replace them. */
function suiteJob(twin: PublishedTwin, attempt: Attempt, seed: number): SuiteJob {
	const { language, suite, cases, given, web } = twin
	const files = overlay(attempt.files, given)
	return { kind: 'suite', language, files, suite, cases, seed, ...(web && { web }) }
}
