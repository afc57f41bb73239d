interface Timed {
	names: string[]
	seconds: number
}

/** Without `await`: each request waits for the promise of the one before. */
export function fetchOneByOne(ids: number[]): Promise<Timed> {
	const start = Date.now()
	const none: Promise<string[]> = Promise.resolve([])
	const all = ids.reduce(
		(before, id) => before.then((names) => fetchName(id).then((name) => [...names, name])),
		none,
	)
	return all.then((names) => ({ names, seconds: (Date.now() - start) / 1000 }))
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	const pokemon = await response.json()
	return pokemon.name
}
