export function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	return new Promise((resolve) => {
		const names: string[] = []
		let next = 0
		let done = 0

		function startNext(): void {
			if (next === ids.length) return
			const place = next++
			fetchName(ids[place]).then((name) => {
				names[place] = name
				done++
				if (done === ids.length) resolve(names)
				startNext()
			})
		}

		for (let count = 0; count < 5; count++) startNext()
	})
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
