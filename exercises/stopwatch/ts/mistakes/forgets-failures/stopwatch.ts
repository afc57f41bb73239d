export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = performance.now()
	const result = await work()
	laps.push((performance.now() - start) / 1000)
	return result
}
