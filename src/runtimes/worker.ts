import './dispose-symbols.ts'
import { workerObstacle } from './obstacles.ts'
import type { Runtime } from './runtime.ts'
import { createSandbox, loadWorker, type LoadedWorker } from './suite-worker.ts'

/** The embedded runtime, with a way to have the next sandbox ready before it is asked for. */
export interface WorkerRuntime extends Runtime {
	/** Loads a spare worker, if there is none. Costs nothing to call again; a failure shows when it is opened. */
	warm(): void
}

/**
 * Runs jobs in Web Workers of this page: one fresh worker for each sandbox, and one spare, which is
 * loaded when the one before it is thrown away.
 */
export function workerRuntime(): WorkerRuntime {
	let spare: LoadedWorker | undefined
	const warm = () => {
		spare ??= loadWorker()
	}
	return {
		name: 'worker',
		languages: ['ts'],
		obstacle: workerObstacle,
		warm,
		async open(onStep) {
			onStep?.('Loading the runner')
			warm()
			const loaded = spare ?? loadWorker()
			spare = undefined
			await loaded.ready
			return createSandbox(loaded, warm)
		},
	}
}
