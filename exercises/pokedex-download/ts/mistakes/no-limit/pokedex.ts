export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

export async function download(ids: number[]): Promise<Entry[]> {
	return await Promise.all(ids.map((id) => fetchEntry(id)))
}

async function fetchEntry(id: number): Promise<Entry> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	return await response.json()
}
