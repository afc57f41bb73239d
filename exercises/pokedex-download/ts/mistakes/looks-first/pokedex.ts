export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

export async function download(ids: number[]): Promise<Entry[]> {
	const inTurn = createLimit(8)
	return await Promise.all(ids.map((id) => inTurn(() => fetchEntry(id))))
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
	const url = `https://pokeapi.co/api/v2/pokemon/${id}`
	const answer = await fetch(url, { method: 'HEAD' })
	if (!answer.ok) throw new Error(`Pokémon ${id}: status ${answer.status}`)
	const response = await fetch(url)
	return await response.json()
}
