import { languages } from '../course/language.ts'
import type { RunEvent, RunReport } from '../course/report.ts'
import type { Job, Runtime } from './runtime.ts'

/** What a fake run does: what it says, and how it ends. */
export interface Script {
	events?: readonly RunEvent[]
	/** Left out: it never ends. An Error: our own fault, the run rejects with it. */
	report?: RunReport | Error
	/** Why it cannot run here. */
	obstacle?: string
}

/** A runtime that runs nothing and does what the script says, for tests of what stands on a runtime. */
export function fakeRuntime(script: Script | ((job: Job) => Script)): Runtime {
	const scriptFor = typeof script === 'function' ? script : () => script
	return {
		name: 'fake',
		languages,
		obstacle: () => (typeof script === 'function' ? undefined : script.obstacle),
		open() {
			const disposed = new AbortController()
			return Promise.resolve({
				async run(job, onEvent) {
					const { events = [], report } = scriptFor(job)
					for (const event of events) {
						await Promise.resolve()
						if (!disposed.signal.aborted) onEvent(event)
					}
					if (report instanceof Error) throw report
					return report ?? rejectWhen(disposed.signal)
				},
				[Symbol.asyncDispose]() {
					disposed.abort(new Error('The sandbox was thrown away.'))
					return Promise.resolve()
				},
			})
		},
	}
}

function rejectWhen(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		const fail = () => reject(signal.reason as Error)
		if (signal.aborted) fail()
		else signal.addEventListener('abort', fail)
	})
}
