import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/** The next thing a thread says. Rejects when the thread fails, or ends without a word. */
export async function nextMessage(worker: Worker): Promise<unknown> {
	const over = new AbortController()
	const { signal } = over
	try {
		return await Promise.race([
			once(worker, 'message', { signal }).then(([message]: unknown[]) => message),
			once(worker, 'exit', { signal }).then(([code]) => {
				throw new Error(`A thread ended early, with exit code ${String(code)}.`)
			}),
		])
	} finally {
		over.abort()
	}
}
