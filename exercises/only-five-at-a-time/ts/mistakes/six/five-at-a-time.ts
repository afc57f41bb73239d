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

	const workers: Promise<void>[] = []
	for (let count = 0; count <= 5; count++) workers.push(worker())
	try {
		await Promise.all(workers)
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
