export async function fetchAll(ids: number[]): Promise<string[]> {
	try {
		return await Promise.all(ids.map((id) => fetchName(id)))
	} catch (error) {
		console.error(error)
		return []
	}
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
