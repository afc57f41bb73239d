export interface Outcome {
	names: string[]
	failed: Map<number, unknown>
}

/** The names that came, in the order of the ids, and why the other ids failed. */
export async function keepTheGoodOnes(ids: number[], signal: AbortSignal | null = null): Promise<Outcome> {
	const names: string[] = []
	const failed = new Map<number, unknown>()

	async function keep(id: number): Promise<void> {
		try {
			names.push(await fetchName(id, signal))
		} catch (error) {
			signal?.throwIfAborted()
			failed.set(id, error)
		}
	}

	await Promise.all(ids.map(keep))
	return { names, failed }
}

async function fetchName(id: number, signal: AbortSignal | null = null): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`, { signal })
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
