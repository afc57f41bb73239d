export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	let inFlight = 0
	let stopped = false

	async function fetchInTurn(id: number): Promise<string> {
		while (inFlight >= 5) await new Promise((resolve) => setTimeout(resolve, 20))
		if (stopped) throw new Error('stopped')
		inFlight++
		try {
			return await fetchName(id)
		} catch (error) {
			stopped = true
			throw error
		} finally {
			inFlight--
		}
	}

	return await Promise.all(ids.map((id) => fetchInTurn(id)))
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
