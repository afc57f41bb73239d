/** Everyone starts, and queues for one of five places before sending anything. */
export async function fetchFiveAtATime(ids: number[]): Promise<string[]> {
	const places = createPlaces(5)
	const stop = new AbortController()

	async function fetchInTurn(id: number): Promise<string> {
		await places.take()
		try {
			stop.signal.throwIfAborted()
			return await fetchName(id)
		} catch (error) {
			stop.abort(error)
			throw error
		} finally {
			places.giveBack()
		}
	}

	return await Promise.all(ids.map(fetchInTurn))
}

interface Places {
	take(): Promise<void>
	giveBack(): void
}

function createPlaces(free: number): Places {
	const waiting: (() => void)[] = []
	return {
		async take() {
			if (free > 0) free--
			else await new Promise<void>((resolve) => waiting.push(resolve))
		},
		giveBack() {
			const next = waiting.shift()
			if (next) next()
			else free++
		},
	}
}

async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://pokeapi.co/api/v2/pokemon/${id}`)
	if (!response.ok) throw new Error(`Pokémon ${id}: status ${response.status}`)
	const pokemon = await response.json()
	return pokemon.name
}
