/** One loop that sends, and stands at the door when five are inside, until one of them comes out. */
export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const names: string[] = []
	const inside = new Set<Promise<void>>()
	for (const [place, id] of ids.entries()) {
		const request: Promise<void> = fetchName(id).then((name) => {
			names[place] = name
			inside.delete(request)
		})
		inside.add(request)
		if (inside.size === 5) await Promise.race(inside)
	}
	await Promise.all(inside)
	return names
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
