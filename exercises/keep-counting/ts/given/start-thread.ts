import { Worker } from 'node:worker_threads'

/** Starts a thread that makes the report for a month, and posts the total. */
export const startThread = (month: number): Worker =>
	new Worker(new URL('./report-thread.ts', import.meta.url), { workerData: month })
