const moment = () => new Promise((resolve) => setTimeout(resolve, 100))

/** Notes on another computer: everything takes a moment, and may fail. */
export class Store {
	readonly notes: string[]
	readonly refuses: string[]
	isOpen = true

	constructor(notes: string[] = [], refuses: string[] = []) {
		this.notes = [...notes]
		this.refuses = refuses
	}

	async isNew(note: string): Promise<boolean> {
		await moment()
		return !this.notes.includes(note)
	}

	async save(note: string): Promise<string> {
		await moment()
		if (this.refuses.includes(note) || !this.isOpen) throw new Error(`cannot save '${note}'`)
		this.notes.push(note)
		return `${note} is safe`
	}

	async close(): Promise<void> {
		await moment()
		this.isOpen = false
	}
}
