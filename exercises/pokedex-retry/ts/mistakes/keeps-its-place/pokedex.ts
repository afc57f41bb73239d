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
	const results = await Promise.all(
		ids.map((id) => fetchPatiently(id, inTurn).catch(keepRefusal)),
	)
	return {
		entries: results.flatMap((result) => (result instanceof Refusal ? [] : [result])),
		failed: results.flatMap((result) =>
			result instanceof Refusal ? [{ id: result.id, status: result.status }] : [],
		),
	}
}

function fetchPatiently(id: number, inTurn: Limit): Promise<Entry> {
	return inTurn(async () => {
		for (const pause of [0.2, 0.4, 0.8]) {
			try {
				return await fetchEntry(id)
			} catch (error) {
				if (!(error instanceof Refusal) || error.status !== 503) throw error
			}
			await wait(pause)
		}
		return await fetchEntry(id)
	})
}

/** A refusal is a result like another. Whatever else went wrong goes on. */
function keepRefusal(error: unknown): Refusal {
	if (error instanceof Refusal) return error
	throw error
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
