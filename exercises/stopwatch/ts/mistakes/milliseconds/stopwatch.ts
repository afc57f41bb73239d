export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = performance.now()
	try {
		return await work()
	} finally {
		laps.push(performance.now() - start)
	}
}
