const ids = Array.from({ length: 24 }, (_, index) => index + 1)

export async function oneByOne(): Promise<unknown[]> {
	const entries: unknown[] = []
	for (const id of ids) entries.push(await fetchEntry(id))
	return entries
}

export async function eightAtATime(): Promise<unknown[]> {
	const entries: unknown[] = []
	const queue = ids.entries()
	async function worker(): Promise<void> {
		for (const [place, id] of queue) entries[place] = await fetchEntry(id)
	}
	await Promise.all(Array.from({ length: 8 }, worker))
	return entries
}

export async function allAtOnce(): Promise<unknown[]> {
	return await Promise.all(ids.map((id) => fetchEntry(id)))
}

async function fetchEntry(id: number): Promise<unknown> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	return await response.json()
}
