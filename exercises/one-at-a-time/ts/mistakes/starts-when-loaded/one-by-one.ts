interface Timed {
	names: string[]
	seconds: number
}

const start = performance.now()

export async function fetchOneByOne(ids: number[]): Promise<Timed> {
	const names: string[] = []
	for (const id of ids) {
		names.push(await fetchName(id))
	}
	const seconds = (performance.now() - start) / 1000
	return { names, seconds }
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	const pokemon = await response.json()
	return pokemon.name
}
