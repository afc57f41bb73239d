type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const places = jobs.map(() => Promise.withResolvers<Outcome>())
	const free = places.values()
	for (const job of jobs) {
		void Promise.allSettled([job()]).then(([outcome]) => free.next().value?.resolve(outcome))
	}
	for (const { promise } of places) {
		const outcome = await promise
		if (outcome.status === 'fulfilled') yield outcome
	}
}
