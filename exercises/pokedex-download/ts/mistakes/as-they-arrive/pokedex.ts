export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

export async function download(ids: number[]): Promise<Entry[]> {
	const inTurn = createLimit(8)
	const entries: Entry[] = []
	await Promise.all(
		ids.map(async (id) => {
			entries.push(await inTurn(() => fetchEntry(id)))
		}),
	)
	return entries
}

/** Lets so many pieces of work run at a time; the others wait in line for a place. */
function createLimit(places: number) {
	const line: (() => void)[] = []
	return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
		if (places > 0) places--
		else await new Promise<void>((resolve) => line.push(resolve))
		try {
			return await work()
		} finally {
			const next = line.shift()
			if (next) next()
			else places++
		}
	}
}

async function fetchEntry(id: number): Promise<Entry> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	return await response.json()
}
