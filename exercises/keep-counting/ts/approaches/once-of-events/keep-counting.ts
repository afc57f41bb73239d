import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/** Starts a thread that makes the report for a month. It emits `message` with the total, or `error`. */
export type StartThread = (month: number) => Worker

/** `once` waits for the message, and rejects when the thread emits an error before it. */
export async function computeTotal(month: number, startThread: StartThread): Promise<number> {
	const [total] = await once(startThread(month), 'message')
	return total
}
