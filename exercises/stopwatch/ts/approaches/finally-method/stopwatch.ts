/** The same as a chain. A work that throws before it gives a promise is caught by the async function around it. */
export function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = performance.now()
	const begin = async () => await work()
	return begin().finally(() => laps.push((performance.now() - start) / 1000))
}
