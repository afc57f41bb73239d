type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	for (const job of jobs) {
		const [outcome] = await Promise.allSettled([job()])
		yield outcome
	}
}
