/** The names of these Pokémon, in the order of their ids; at most five requests are in flight. */
export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const names: string[] = []
	const queue = ids.entries()
	let stopped = false

	async function worker(): Promise<void> {
		for (const [place, id] of queue) {
			if (stopped) return
			names[place] = await fetchName(id)
		}
	}

	try {
		await Promise.all(Array.from({ length: 5 }, worker))
	} finally {
		stopped = true
	}
	return names
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	const pokemon = await response.json()
	return pokemon.name
}
