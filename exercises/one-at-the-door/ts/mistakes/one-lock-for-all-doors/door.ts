let last: Promise<unknown> = Promise.resolve()

export class Door {
	run<T>(work: () => Promise<T>): Promise<T> {
		const mine = last.then(work)
		last = mine.catch(() => {})
		return mine
	}
}
