export async function fetchAll(ids: number[]): Promise<string[]> {
	const results = await Promise.allSettled(ids.map((id) => fetchName(id)))
	return results.filter((r) => r.status === 'fulfilled').map((r) => r.value)
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
