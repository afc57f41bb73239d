export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const names: string[] = []
	const waiting = [...ids]
	let stopped = false

	async function worker(): Promise<void> {
		while (waiting.length > 0 && !stopped) {
			names.push(await fetchName(waiting.shift()))
		}
	}

	try {
		await Promise.all([worker(), worker(), worker(), worker(), worker()])
	} finally {
		stopped = true
	}
	return names
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
