import './dispose-symbols.ts'
import type { RunEvent, RunReport } from '../course/report.ts'
import type { Job, OnStep, Runtime } from './runtime.ts'

export interface RunOptions {
	onEvent?: (event: RunEvent) => void
	/** Aborting it ends the run at once, also while the sandbox still opens. */
	signal?: AbortSignal
	/** Hears what is being waited for while the sandbox opens. */
	onStep?: OnStep
}

/**
 * Opens a sandbox, runs one job in it and throws the sandbox away.
 * Rejects with the signal's reason when aborted, and with our own faults; the learner's are in the report.
 */
export async function runJob(
	runtime: Runtime,
	job: Job,
	{ onEvent = () => {}, signal, onStep }: RunOptions = {},
): Promise<RunReport> {
	signal?.throwIfAborted()
	const over = new AbortController()
	const aborted = new Promise<never>((_, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: over.signal })
	})
	const opening = runtime.open(onStep)
	try {
		const sandbox = await Promise.race([opening, aborted])
		return await Promise.race([sandbox.run(job, onEvent), aborted])
	} finally {
		over.abort()
		// Also when the abort came first: a sandbox that opens late would stay for ever.
		const closing = opening.then(
			(sandbox) => sandbox[Symbol.asyncDispose](),
			() => {},
		)
		if (!signal?.aborted) await closing
	}
}
