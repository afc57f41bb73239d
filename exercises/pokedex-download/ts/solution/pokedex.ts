export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

/** The entries of these Pokémon, in the order of their ids; at most eight requests are in flight. */
export async function download(ids: number[]): Promise<Entry[]> {
	const entries: Entry[] = []
	const queue = ids.entries()

	async function worker(): Promise<void> {
		for (const [place, id] of queue) {
			entries[place] = await fetchEntry(id)
		}
	}

	await Promise.all(Array.from({ length: 8 }, worker))
	return entries
}

async function fetchEntry(id: number): Promise<Entry> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	return await response.json()
}
