/** What these jobs give, in their order. When one fails, the others are stopped. */
export async function allOrNothing<T>(jobs: ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
	const controller = new AbortController()
	const running = jobs.map((job) => job(controller.signal))
	try {
		return await Promise.all(running)
	} catch {
		controller.abort()
		const results = await Promise.allSettled(running)
		const failed = results.find((result) => result.status === 'rejected')
		throw failed?.reason
	}
}
