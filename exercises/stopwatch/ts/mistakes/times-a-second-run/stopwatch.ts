export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = performance.now()
	try {
		await work()
	} finally {
		laps.push((performance.now() - start) / 1000)
	}
	return await work()
}
