interface Timed {
	names: string[]
	seconds: number
}

export async function fetchOneByOne(ids: number[]): Promise<Timed> {
	const start = performance.now()
	const names = await Promise.all(ids.map((id) => fetchName(id)))
	const seconds = (performance.now() - start) / 1000
	return { names, seconds }
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	const pokemon = await response.json()
	return pokemon.name
}
