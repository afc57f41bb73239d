/** The first result of the work. An abort is no error, and goes through. */
export async function retry<T>(
	work: (signal: AbortSignal) => Promise<T>,
	times: number,
	pause: number,
	signal: AbortSignal,
): Promise<T> {
	let failure: unknown
	for (let attempt = 1; attempt <= times; attempt++) {
		if (attempt > 1) await wait(pause, signal)
		try {
			return await work(signal)
		} catch (error) {
			// By its state, never by the error: that may be of anybody's making.
			if (signal.aborted) throw signal.reason
			failure = error
		}
	}
	throw failure
}

/** A timer that hears of the signal. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			signal.removeEventListener('abort', stop)
			resolve()
		}, ms)
		const stop = () => {
			clearTimeout(timer)
			reject(signal.reason)
		}
		signal.addEventListener('abort', stop, { once: true })
	})
}
