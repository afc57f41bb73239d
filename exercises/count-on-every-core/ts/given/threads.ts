import { Worker } from 'node:worker_threads'

export const threads = { started: 0, living: new Set<Worker>() }

/** A thread that answers each range posted to it with the number of its primes. */
export function startThread(): Worker {
	const thread = new Worker(new URL('./thread.ts', import.meta.url))
	threads.started++
	threads.living.add(thread)
	thread.once('exit', () => threads.living.delete(thread))
	return thread
}
