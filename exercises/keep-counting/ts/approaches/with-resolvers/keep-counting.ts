/** Starts a thread that makes the report for a month. It emits `message` with the total, or `error`. */
export type StartThread = (month: number) => Thread

/** What matters here of a worker thread. */
export interface Thread {
	once(event: 'message' | 'error', listener: (value: any) => void): unknown
}

/** The promise and its two ends, side by side instead of one inside of the other. */
export async function computeTotal(month: number, startThread: StartThread): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<number>()
	const thread = startThread(month)
	thread.once('error', reject)
	thread.once('message', resolve)
	return await promise
}
