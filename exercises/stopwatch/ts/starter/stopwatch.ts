/** Gives what the work gives, and notes in the laps how many seconds it took. */
export async function timed<Result>(work: () => Promise<Result>, laps: number[]): Promise<Result> {
	const start = performance.now()
	const result = work()
	laps.push((performance.now() - start) / 1000)
	return result
}
