type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const places = jobs.map(() => Promise.withResolvers<string>())
	const free = places.values()
	for (const job of jobs) {
		job().then(
			(value) => free.next().value?.resolve(value),
			(error) => free.next().value?.reject(error),
		)
	}
	for (const { promise } of places) yield { status: 'fulfilled', value: await promise }
}
