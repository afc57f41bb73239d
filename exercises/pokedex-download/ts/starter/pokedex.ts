export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

/** The entries of these Pokémon, in the order of their ids. */
export async function download(ids: number[]): Promise<Entry[]> {
	const entries: Entry[] = []
	for (const id of ids) {
		entries.push(await fetchEntry(id))
	}
	return entries
}

async function fetchEntry(id: number): Promise<Entry> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	return await response.json()
}
