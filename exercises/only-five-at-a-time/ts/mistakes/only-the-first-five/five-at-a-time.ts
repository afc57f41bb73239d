export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	return await Promise.all(ids.slice(0, 5).map((id) => fetchName(id)))
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
