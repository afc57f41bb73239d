import { getName } from './old-http.ts'

export async function fetchAll(ids: number[]): Promise<string[]> {
	const names: string[] = []
	const queue = ids.values()

	async function worker(): Promise<void> {
		for (const id of queue) {
			names.push(await readName(id))
		}
	}

	await Promise.all(Array.from({ length: 12 }, worker))
	return names
}

function readName(id: number): Promise<string> {
	return new Promise((resolve, reject) => getName(id, resolve, reject))
}
