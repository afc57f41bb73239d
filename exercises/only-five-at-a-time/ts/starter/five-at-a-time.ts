/** The names of these Pokémon, in the order of their ids. */
export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	return await Promise.all(ids.map((id) => fetchName(id)))
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
