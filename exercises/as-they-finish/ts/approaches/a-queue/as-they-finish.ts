type Job = () => Promise<string>
type Outcome = PromiseSettledResult<string>

export async function* asTheyFinish(jobs: Job[]): AsyncGenerator<Outcome> {
	const finished: Outcome[] = []
	let wake = () => {}
	for (const job of jobs) {
		void Promise.allSettled([job()]).then((outcomes) => {
			finished.push(...outcomes)
			wake()
		})
	}
	for (let left = jobs.length; left > 0;) {
		if (finished.length === 0) await new Promise<void>((resolve) => (wake = resolve))
		const outcomes = finished.splice(0)
		left -= outcomes.length
		yield* outcomes
	}
}
