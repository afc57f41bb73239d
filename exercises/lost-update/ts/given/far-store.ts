import type { Store } from './account.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Keeps one number somewhere far away: a tenth of a second to read it, and one to write it. */
export class FarStore implements Store {
	number: number

	constructor(number: number) {
		this.number = number
	}

	async read(): Promise<number> {
		await wait(100)
		console.log(`${at()}  read ${this.number}`)
		return this.number
	}

	async write(number: number): Promise<void> {
		await wait(100)
		this.number = number
		console.log(`${at()}  wrote ${this.number}`)
	}
}
