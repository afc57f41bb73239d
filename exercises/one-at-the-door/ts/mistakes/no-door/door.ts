export class Door {
	async run<T>(work: () => Promise<T>): Promise<T> {
		return await work()
	}
}
