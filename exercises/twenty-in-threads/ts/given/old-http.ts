/** Asks for the name of a Pokémon and returns at once. One of the two functions is called later. */
export function getName(
	id: number,
	onDone: (name: string) => void,
	onError: (error: unknown) => void,
): void {
	fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
		.then((response) => {
			if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
			return response.json()
		})
		.then((pokemon) => onDone(pokemon.name), onError)
}
