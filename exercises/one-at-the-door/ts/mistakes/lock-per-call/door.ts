export class Door {
	async run<T>(work: () => Promise<T>): Promise<T> {
		const last = Promise.resolve()
		return await last.then(work)
	}
}
