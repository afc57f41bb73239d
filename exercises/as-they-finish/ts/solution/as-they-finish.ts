type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

/** What becomes of the jobs, which all run at once, in the order in which they finish. */
export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const places = jobs.map(() => Promise.withResolvers<Outcome>())
	const free = places.values()
	for (const job of jobs) {
		// Whoever is done takes the first free place.
		void Promise.allSettled([job()]).then(([outcome]) => free.next().value?.resolve(outcome))
	}
	// `yield` waits for a promise, and gives what it brings.
	for (const { promise } of places) yield promise
}
