/** What these jobs give, in their order. When one fails, the others are stopped. */
export async function allOrNothing<T>(jobs: ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
	const controller = new AbortController()
	const running = jobs.map((job) => job(controller.signal))
	try {
		const results = await Promise.allSettled(running)
		return results.map((result) => {
			if (result.status === 'rejected') throw result.reason
			return result.value
		})
	} catch (error) {
		controller.abort()
		await Promise.allSettled(running)
		throw error
	}
}
