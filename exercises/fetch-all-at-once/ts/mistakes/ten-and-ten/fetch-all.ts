export async function fetchAll(ids: number[]): Promise<string[]> {
	const first = await Promise.all(ids.slice(0, 10).map((id) => fetchName(id)))
	const second = await Promise.all(ids.slice(10).map((id) => fetchName(id)))
	return [...first, ...second]
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
