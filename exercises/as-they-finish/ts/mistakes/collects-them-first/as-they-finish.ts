type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const finished: Outcome[] = []
	await Promise.all(
		jobs.map(async (job) => {
			finished.push(...(await Promise.allSettled([job()])))
		}),
	)
	yield* finished
}
