/** What these jobs give, in their order. When one fails, the others are stopped. */
export async function allOrNothing<T>(jobs: ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
	const controller = new AbortController()
	const running = jobs.map((job) => job(controller.signal))
	try {
		return await Promise.all(running)
	} catch (error) {
		controller.abort()
		await Promise.allSettled(running)
		throw error
	}
}
