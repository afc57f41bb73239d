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

/** What came of these Pokémon and what failed for good, both in the order of the ids. */
export async function download(ids: number[]): Promise<Pokedex> {
	const inTurn = createLimit(8)
	const results = await Promise.all(ids.map((id) => fetchPatiently(id, inTurn)))
	return {
		entries: results.flatMap((result) => ('name' in result ? [result] : [])),
		failed: results.flatMap((result) => ('status' in result ? [result] : [])),
	}
}

/** The entry, or the status that it was refused with for good: nothing is thrown at all. */
async function fetchPatiently(id: number, inTurn: Limit): Promise<Entry | Refusal> {
	const result = await inTurn(() => fetchEntry(id))
	for (let retries = 0, last = result; ; retries++) {
		if ('name' in last || last.status !== 503 || retries === 3) return last
		await wait(0.2 * 2 ** retries)
		last = await inTurn(() => fetchEntry(id))
	}
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

type Refusal = Pokedex['failed'][number]

async function fetchEntry(id: number): Promise<Entry | Refusal> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	return response.ok ? await response.json() : { id, status: response.status }
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
