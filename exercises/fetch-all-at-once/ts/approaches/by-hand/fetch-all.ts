/** What `Promise.all` does, written out: a place for every name, and a count of those still missing. */
export function fetchAll(ids: number[]): Promise<string[]> {
	return new Promise((resolve, reject) => {
		const names = new Array<string>(ids.length)
		let missing = ids.length
		if (missing === 0) resolve(names)
		ids.forEach((id, place) => {
			fetchName(id).then((name) => {
				names[place] = name
				missing--
				if (missing === 0) resolve(names)
			}, reject)
		})
	})
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
