export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

export interface Pokedex {
	entries: Entry[]
	failed: { id: number; status: number }[]
}

export async function download(ids: number[]): Promise<Pokedex> {
	const inTurn = createLimit(8)
	let failed: Refusal[] = []
	const attempt = async (id: number): Promise<Entry[]> => {
		try {
			return [await inTurn(() => fetchEntry(id))]
		} catch (error) {
			failed.push(error)
			return []
		}
	}
	let entries: Entry[] = []
	for (const pause of [0.2, 0.4, 0.8, 0]) {
		failed = []
		entries = (await Promise.all(ids.map(attempt))).flat()
		if (!failed.some(({ status }) => status === 503)) break
		await wait(pause)
	}
	failed.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
	return { entries, failed: failed.map(({ id, status }) => ({ id, status })) }
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

class Refusal extends Error {
	readonly id: number
	readonly status: number

	constructor(id: number, status: number) {
		super(`Pokémon ${id}: status ${status}`)
		this.id = id
		this.status = status
	}
}

async function fetchEntry(id: number): Promise<Entry> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Refusal(id, response.status)
	return await response.json()
}

type Limit = <T>(work: () => Promise<T>) => Promise<T>

/** Lets so many pieces of work run at a time; the others wait in line for a place. */
function createLimit(places: number): Limit {
	const line: (() => void)[] = []
	return async (work) => {
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
