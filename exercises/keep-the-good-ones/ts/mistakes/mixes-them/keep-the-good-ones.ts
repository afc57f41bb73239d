export interface Outcome {
	names: string[]
	failed: Map<number, unknown>
}

/** The names that came, in the order of the ids, and why the other ids failed. */
export async function keepTheGoodOnes(ids: number[], signal: AbortSignal | null = null): Promise<Outcome> {
	const results = await Promise.allSettled(ids.map((id) => fetchName(id, signal)))
	signal?.throwIfAborted()
	const failed = new Map<number, unknown>()
	const names = results.map((result, place) => {
		if (result.status === 'fulfilled') return result.value
		failed.set(ids[place]!, result.reason)
		return result.reason
	})
	return { names, failed }
}

async function fetchName(id: number, signal: AbortSignal | null = null): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`, { signal })
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
