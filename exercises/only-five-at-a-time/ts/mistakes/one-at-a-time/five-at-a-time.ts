export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const names: string[] = []
	for (const id of ids) {
		names.push(await fetchName(id))
	}
	return names
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
