type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const outcomes = jobs.map((job) => Promise.allSettled([job()]))
	for (const _ of jobs) {
		const [outcome] = await Promise.race(outcomes)
		yield outcome
	}
}
