type Tell = (name: string, number: number) => void

/** One timer for all of them, because all of them tell at the same moments. */
export function countDownTogether(starts: Record<string, number>, tell: Tell): Promise<void> {
	const longest = Math.max(0, ...Object.values(starts))
	let second = 0
	function tellAll(): void {
		for (const [name, start] of Object.entries(starts)) {
			if (second <= start) tell(name, start - second)
		}
	}
	return new Promise((resolve) => {
		tellAll()
		if (longest === 0) return resolve()
		const ticking = setInterval(() => {
			second++
			tellAll()
			if (second < longest) return
			clearInterval(ticking)
			resolve()
		}, 1000)
	})
}
