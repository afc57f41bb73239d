type Tell = (name: string, number: number) => void

export async function countDownTogether(starts: Record<string, number>, tell: Tell): Promise<void> {
	for (const [name, start] of Object.entries(starts)) {
		await Promise.all([countDown(name, start, tell)])
	}
}

async function countDown(name: string, start: number, tell: Tell): Promise<void> {
	for (let number = start; number > 0; number--) {
		tell(name, number)
		await new Promise((resolve) => setTimeout(resolve, 1000))
	}
	tell(name, 0)
}
