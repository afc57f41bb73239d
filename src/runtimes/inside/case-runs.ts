import type { LabNow, LabWatch } from '#kit/lab'
import type { PythonAnswer } from '#kit/python'
import type { RunEvent, RunFacts } from '../../course/report.ts'
import { excerptOf } from '../../course/request-log.ts'
import type { Trace } from '../../course/trace.ts'
import { clip } from './run-error.ts'
import { SoFar } from './so-far.ts'
import { beginTrace, endTrace } from './task-trace.ts'

/** How much is told of one run of a case: enough for a timeline that a learner can read. */
const most = { events: 5_000, requests: 1_000 }

/** Tells what each case had done: its work in the lab, or its calls of Python. */
export interface CaseRuns {
	/** Which case runs. */
	attribute(during: () => string | undefined): void
	/** The event loop turns: tells what the work in the lab has done so far. */
	beat(): void
	lab: LabWatch
	python(answer: PythonAnswer): void
}

export function createCaseRuns(emit: (event: RunEvent) => void): CaseRuns {
	// Taken before any code of the learner's runs.
	const { stringify } = JSON
	let during: () => string | undefined = () => undefined
	const tell = (facts: RunFacts) => {
		const name = during()
		if (name === undefined) return
		emit({ type: 'traced', during: clip(name, 200), facts: stringify(facts) })
	}
	const soFar = new SoFar(emit, () => during())
	const excerpt = ({ seconds, requests }: LabNow) => ({
		seconds,
		requests: excerptOf(requests, most.requests),
	})
	return {
		attribute: (source) => (during = source),
		beat: () => soFar.tell(),
		lab: {
			begin(look) {
				beginTrace(most.events)
				soFar.begin(() => excerpt(look()))
			},
			end(run) {
				soFar.end()
				tell({ ...excerpt(run), trace: endTrace() })
			},
		},
		python({ text, requests }) {
			const told = JSON.parse(text) as { seconds: number; trace: Trace['events'] }
			const events = told.trace.slice(0, most.events)
			const leftOut = told.trace.length - events.length
			const trace: Trace = { version: 2, events, ...(leftOut > 0 && { leftOut }) }
			tell({ seconds: told.seconds, requests: excerptOf(requests, most.requests), trace })
		},
	}
}
