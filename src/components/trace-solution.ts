import type { PublishedTwin } from '../course/published.ts'
import type { RunEvent, RunReport } from '../course/report.ts'
import type { Files } from '../course/submission.ts'
import { localGrader } from '../grader/local-grader.ts'
import { limited } from '../runtimes/deadline.ts'
import { runJob } from '../runtimes/run-job.ts'
import type { Runtime } from '../runtimes/runtime.ts'
import { programJob } from './program-job.ts'

/** What the solution does, for timelines to compare with. */
export interface TracedSolution {
	/** Of its grade, with what each case told. */
	events: readonly RunEvent[]
	/** Of its run; left out where the exercise has no program. */
	report?: RunReport | undefined
}

/** Grades the solution, and runs it. Rejects with the signal's reason, and with what kept it from being run. */
export async function traceSolution(
	twin: PublishedTwin,
	files: Files,
	{ runtime, signal }: { runtime: Runtime; signal: AbortSignal },
): Promise<TracedSolution> {
	const { exercise, language, main, seconds } = twin
	const events: RunEvent[] = []
	const hear = (event: RunEvent) => void events.push(event)
	await localGrader(runtime, twin).grade({ exercise, language, files }, hear, signal)
	if (main === undefined) return { events }
	// In Python no waiting takes any time.
	const job = programJob(twin, files, language === 'py' ? 'pure' : 'real')
	return { events, report: await runJob(limited(runtime, { seconds }), job, { signal }) }
}
