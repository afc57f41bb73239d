/** Starts a thread that makes the report for a month. It emits `message` with the total, or `error`. */
export type StartThread = (month: number) => Thread

/** What matters here of a worker thread. */
export interface Thread {
	once(event: 'message' | 'error', listener: (value: any) => void): unknown
}

export async function computeTotal(month: number, startThread: StartThread): Promise<number> {
	let total = 0
	const thread = startThread(month)
	thread.once('message', (message) => {
		total = message
	})
	return total
}
