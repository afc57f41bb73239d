type Tell = (name: string, number: number) => void

export async function countDownTogether(starts: Record<string, number>, tell: Tell): Promise<void> {
	await Promise.all(Object.entries(starts).map(([name, start]) => countDown(name, start, tell)))
}

async function countDown(name: string, start: number, tell: Tell): Promise<void> {
	for (let number = start; number >= 0; number--) {
		tell(name, number)
		await new Promise((resolve) => setTimeout(resolve, 1000))
	}
}
