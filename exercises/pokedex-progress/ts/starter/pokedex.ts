export interface Entry {
	id: number
	name: string
	height: number
	weight: number
}

export interface Progress {
	done: number
	total: number
	id: number
	entry: Entry | null
}

/** Tells of each entry the moment it is there, or has failed for good. */
export async function* download(ids: number[]): AsyncGenerator<Progress> {
	const inTurn = createLimit(8)
	const results = await Promise.all(ids.map((id) => collect(id, inTurn)))
	for (const [place, { id, entry }] of results.entries()) {
		yield { done: place + 1, total: ids.length, id, entry }
	}
}

async function collect(id: number, inTurn: Limit) {
	try {
		return { id, entry: await fetchPatiently(id, inTurn) }
	} catch (error) {
		if (error instanceof Refusal) return { id, entry: null }
		throw error
	}
}

/** Asks again after a 503, and has no place while it waits. */
async function fetchPatiently(id: number, inTurn: Limit): Promise<Entry> {
	for (const pause of [0.2, 0.4, 0.8]) {
		try {
			return await inTurn(() => fetchEntry(id))
		} catch (error) {
			if (!(error instanceof Refusal) || error.status !== 503) throw error
		}
		await wait(pause)
	}
	return await inTurn(() => fetchEntry(id))
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

class Refusal extends Error {
	readonly status: number

	constructor(id: number, status: number) {
		super(`Pokémon ${id}: status ${status}`)
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
