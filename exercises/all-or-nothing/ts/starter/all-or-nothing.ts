/** What these jobs give, in their order. */
export async function allOrNothing<T>(jobs: ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
	const controller = new AbortController()
	return await Promise.all(jobs.map((job) => job(controller.signal)))
}
