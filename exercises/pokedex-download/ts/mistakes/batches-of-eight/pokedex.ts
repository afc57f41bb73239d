export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

export async function download(ids: number[]): Promise<Entry[]> {
	const entries: Entry[] = []
	for (let from = 0; from < ids.length; from += 8) {
		const batch = ids.slice(from, from + 8)
		entries.push(...(await Promise.all(batch.map((id) => fetchEntry(id)))))
	}
	return entries
}

async function fetchEntry(id: number): Promise<Entry> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	return await response.json()
}
