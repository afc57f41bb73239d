/** What these jobs give, in their order. When one fails, the others are stopped. */
export async function allOrNothing<T>(jobs: ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
	const controller = new AbortController()
	const results = await Promise.allSettled(
		jobs.map(async (job) => {
			try {
				return await job(controller.signal)
			} catch (error) {
				controller.abort(error)
				throw error
			}
		}),
	)
	controller.signal.throwIfAborted()
	return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}
