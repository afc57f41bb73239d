/** The names of these Pokémon, fetched one after the other, and the seconds that took. */
export async function fetchOneByOne(ids: number[]): Promise<{ names: string[]; seconds: number }> {
	const names: string[] = []
	const seconds = 0
	return { names, seconds }
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	const pokemon = await response.json()
	return pokemon.name
}
