type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const outcomes = jobs.map((job) => Promise.allSettled([job()]))
	for (const outcome of outcomes) yield* await outcome
}
