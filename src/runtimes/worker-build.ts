/**
 * How Vite has to build the worker's side: `vite: { worker: workerBuild }`. The site and the tests
 * share it, so that what is tested is what learners get.
 */
export const workerBuild = {
	// The worker imports the learner's modules: only a module can.
	format: 'es',
	// vitest finds inline snapshots by the names of functions in a stack.
	rolldownOptions: { output: { keepNames: true } },
} as const
