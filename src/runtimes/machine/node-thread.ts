import { Worker } from 'node:worker_threads'
import { createMachineThread, type MachineThread } from './thread.ts'

/** Starts the thread of that file (`thread-entry.ts`, bundled) in Node. */
export function startNodeThread(file: string | URL): MachineThread {
	const worker = new Worker(file, {
		stdout: true,
		stderr: true,
		// JavaScript's own stack; Python's threads have stacks of the engine's.
		resourceLimits: { stackSizeMb: 4 },
	})
	const { thread, hear, fail } = createMachineThread({
		post: (order) => worker.postMessage(order),
		end: () => void worker.terminate(),
	})
	worker.on('message', hear)
	worker.on('error', (error: Error) => fail(`The thread of Python ended: ${error.message}`))
	worker.on('exit', () => fail('The thread of Python ended.'))
	return thread
}
