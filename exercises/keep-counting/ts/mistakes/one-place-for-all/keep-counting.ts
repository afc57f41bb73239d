/** Starts a thread that makes the report for a month. It emits `message` with the total, or `error`. */
export type StartThread = (month: number) => Thread

/** What matters here of a worker thread. */
export interface Thread {
	once(event: 'message' | 'error', listener: (value: any) => void): unknown
}

let running: Promise<number> | undefined

export async function computeTotal(month: number, startThread: StartThread): Promise<number> {
	running ??= ask(startThread(month))
	try {
		return await running
	} finally {
		running = undefined
	}
}

function ask(thread: Thread): Promise<number> {
	return new Promise((resolve, reject) => {
		thread.once('message', resolve)
		thread.once('error', reject)
	})
}
