let free = 5
const waiting: (() => void)[] = []

async function takePlace(): Promise<void> {
	if (free > 0) free--
	else await new Promise<void>((resolve) => waiting.push(resolve))
}

function giveBack(): void {
	const next = waiting.shift()
	if (next) next()
	else free++
}

export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	let stopped = false

	async function fetchInTurn(id: number): Promise<string | undefined> {
		await takePlace()
		if (stopped) {
			giveBack()
			return undefined
		}
		const name = await fetchName(id)
		giveBack()
		return name
	}

	try {
		return await Promise.all(ids.map((id) => fetchInTurn(id)))
	} finally {
		stopped = true
	}
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
