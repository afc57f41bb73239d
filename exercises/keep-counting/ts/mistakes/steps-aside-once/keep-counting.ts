import { totalUntil } from './report.ts'

/** Starts a thread that makes the report for a month. It emits `message` with the total, or `error`. */
export type StartThread = (month: number) => Thread

/** What matters here of a worker thread. */
export interface Thread {
	once(event: 'message' | 'error', listener: (value: any) => void): unknown
}

export async function computeTotal(month: number, startThread: StartThread): Promise<number> {
	await new Promise((resolve) => setTimeout(resolve, 0))
	return totalUntil(month)
}
