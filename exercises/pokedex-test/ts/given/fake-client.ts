/** Answers after known delays, in seconds, and remembers what it was asked. */
export function fakeClient(delays: Record<number, number>, missing: number[] = []) {
	const asked: number[] = []
	let inFlight = 0
	let peak = 0

	async function get(id: number): Promise<{ id: number; name: string }> {
		asked.push(id)
		inFlight++
		peak = Math.max(peak, inFlight)
		await new Promise((resolve) => setTimeout(resolve, (delays[id] ?? 0) * 1000))
		inFlight--
		if (missing.includes(id)) throw new Error(`There is no number ${id}.`)
		return { id, name: `number ${id}` }
	}

	return {
		asked,
		get peak() {
			return peak
		},
		get,
	}
}
