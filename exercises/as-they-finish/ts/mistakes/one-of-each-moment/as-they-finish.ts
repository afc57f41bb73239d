type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	let latest: Outcome[] = []
	let wake = () => {}
	for (const job of jobs) {
		void Promise.allSettled([job()]).then((outcomes) => {
			latest = outcomes
			wake()
		})
	}
	for (const _ of jobs) {
		await new Promise<void>((resolve) => (wake = resolve))
		yield* latest
	}
}
