interface Timed {
	names: string[]
	seconds: number
}

/** The loop and the watch apart: a generator fetches, and its reader asks for one name after the other. */
export async function fetchOneByOne(ids: number[]): Promise<Timed> {
	const start = performance.now()
	const names: string[] = []
	for await (const name of eachName(ids)) names.push(name)
	return { names, seconds: (performance.now() - start) / 1000 }
}

async function* eachName(ids: number[]): AsyncGenerator<string> {
	for (const id of ids) yield fetchName(id)
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	const pokemon = await response.json()
	return pokemon.name
}
