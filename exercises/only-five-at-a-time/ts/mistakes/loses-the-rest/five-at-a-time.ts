export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const names: string[] = []
	for (let round = 0; round < Math.floor(ids.length / 5); round++) {
		const batch = ids.slice(round * 5, round * 5 + 5)
		names.push(...(await Promise.all(batch.map((id) => fetchName(id)))))
	}
	return names
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
