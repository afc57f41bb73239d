export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = Date.now()
	try {
		return await work()
	} finally {
		laps.push((Date.now() - start) / 1000)
	}
}
