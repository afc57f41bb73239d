import { getName } from './old-http.ts'

/** The names of these Pokémon, in the order of their ids; at most twelve requests are in flight. */
export async function fetchAll(ids: number[]): Promise<string[]> {
	const names: string[] = []
	const queue = ids.entries()

	async function worker(): Promise<void> {
		for (const [place, id] of queue) {
			names[place] = await readName(id)
		}
	}

	await Promise.all(Array.from({ length: 12 }, worker))
	return names
}

function readName(id: number): Promise<string> {
	return new Promise((resolve, reject) => getName(id, resolve, reject))
}
