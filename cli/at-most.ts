/**
 * Runs tasks as they are handed in, at most `limit` of them at one time; the others wait their turn.
 * Each call settles as its own task does.
 */
export function atMost(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
	let running = 0
	const waiting: (() => void)[] = []
	return async (task) => {
		if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
		else running++
		try {
			return await task()
		} finally {
			// The place goes straight to the next in line, so a newcomer cannot take it first.
			const next = waiting.shift()
			if (next) next()
			else running--
		}
	}
}
