/** Starts a thread that makes the report for a month. It emits `message` with the total, or `error`. */
export type StartThread = (month: number) => Thread

/** What matters here of a worker thread. */
export interface Thread {
	once(event: 'message' | 'error', listener: (value: any) => void): unknown
}

export function computeTotal(month: number, startThread: StartThread): Promise<number> {
	return new Promise((resolve) => {
		const thread = startThread(month)
		thread.once('message', resolve)
		thread.once('error', (error) => {
			console.error(error)
			resolve(0)
		})
	})
}
