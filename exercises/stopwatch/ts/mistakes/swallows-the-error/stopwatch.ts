export async function timed<Result>(
	work: () => Promise<Result>,
	laps: number[],
): Promise<Result | undefined> {
	const start = performance.now()
	let result: Result | undefined
	try {
		result = await work()
	} catch (error) {
		console.error(error)
	}
	laps.push((performance.now() - start) / 1000)
	return result
}
