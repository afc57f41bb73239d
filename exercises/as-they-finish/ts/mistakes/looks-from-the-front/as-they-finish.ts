type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const waiting = new Map(
		jobs.map((job, place) => [
			place,
			Promise.allSettled([job()]).then(([outcome]) => ({ place, outcome })),
		]),
	)
	while (waiting.size > 0) {
		const { place, outcome } = await Promise.race(waiting.values())
		waiting.delete(place)
		yield outcome
	}
}
