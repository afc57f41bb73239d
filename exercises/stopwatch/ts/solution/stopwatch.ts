/** Gives what the work gives, and notes in the laps how many seconds it took. */
export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = performance.now()
	try {
		return await work()
	} finally {
		laps.push((performance.now() - start) / 1000)
	}
}
