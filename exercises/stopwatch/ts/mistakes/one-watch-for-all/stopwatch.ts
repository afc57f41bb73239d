let start = 0

export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	start = performance.now()
	try {
		return await work()
	} finally {
		laps.push((performance.now() - start) / 1000)
	}
}
