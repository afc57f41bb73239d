export async function fetchAll(ids: number[]): Promise<string[]> {
	return await Promise.all(
		ids.map(async (id) => {
			const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
			const pokemon = await response.json()
			return pokemon.name
		}),
	)
}
