export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const names: string[] = []
	const queue = ids.entries()

	async function worker(): Promise<void> {
		for (const [place, id] of queue) {
			try {
				names[place] = await fetchName(id)
			} catch (error) {
				console.error(`Pokémon ${id} failed`, error)
			}
		}
	}

	await Promise.all(Array.from({ length: 5 }, worker))
	return names
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
