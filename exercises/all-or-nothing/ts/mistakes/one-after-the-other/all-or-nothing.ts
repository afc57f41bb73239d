/** What these jobs give, in their order. When one fails, the others are stopped. */
export async function allOrNothing<T>(jobs: ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
	const controller = new AbortController()
	const results: T[] = []
	for (const job of jobs) results.push(await job(controller.signal))
	return results
}
