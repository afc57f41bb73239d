export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const batches: Promise<string[]>[] = []
	for (let from = 0; from < ids.length; from += 5) {
		const batch = ids.slice(from, from + 5)
		batches.push(Promise.all(batch.map((id) => fetchName(id))))
	}
	return (await Promise.all(batches)).flat()
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
