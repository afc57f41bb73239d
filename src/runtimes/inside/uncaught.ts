/** Hears every error that nobody caught. */
export interface Uncaught {
	/** The one listener; errors that came before it was set are handed over first. */
	listen(onError: (error: unknown) => void): void
	/**
	 * Settles when every rejection that happened before the call has been heard. The engine reports a
	 * rejection in a task of its own, later than the code that caused it; so a rejection of our own is
	 * sent after the others, and is heard after them.
	 */
	settled(): Promise<void>
}

/**
 * `subscribe` connects the engine: it calls `hear` with each reason, and says whether it was ours, in
 * which case it must not reach anybody else.
 */
export function createUncaught(
	subscribe: (hear: (reason: unknown) => { ours: boolean }) => void,
): Uncaught {
	// Captured: the learner's code may replace them, and virtual time does.
	const { setTimeout, clearTimeout, Promise } = globalThis
	const waiting = new Map<unknown, () => void>()
	const early: unknown[] = []
	let onError: (error: unknown) => void = (error) => early.push(error)
	subscribe((reason) => {
		const marker = waiting.get(reason)
		if (marker === undefined) onError(reason)
		else marker()
		return { ours: marker !== undefined }
	})
	return {
		listen(listener) {
			onError = listener
			for (const error of early.splice(0)) listener(error)
		},
		async settled() {
			const marker = new Error('a rejection that marks the end of those before it')
			// An async function that throws uses the engine's own promise, whatever stands in `Promise` by now.
			const reject = async () => {
				throw marker
			}
			await new Promise<void>((resolve) => {
				// The learner's code can take the engine's report away; waiting for it must end all the same.
				const patience = setTimeout(resolve, 250)
				waiting.set(marker, () => {
					clearTimeout(patience)
					resolve()
				})
				void reject()
			})
			waiting.delete(marker)
		},
	}
}
