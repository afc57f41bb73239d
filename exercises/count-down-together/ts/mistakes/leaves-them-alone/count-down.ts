type Tell = (name: string, number: number) => void

export async function countDownTogether(starts: Record<string, number>, tell: Tell): Promise<void> {
	Object.entries(starts).forEach(async ([name, start]) => {
		await countDown(name, start, tell)
	})
}

async function countDown(name: string, start: number, tell: Tell): Promise<void> {
	for (let number = start; number > 0; number--) {
		tell(name, number)
		await new Promise((resolve) => setTimeout(resolve, 1000))
	}
	tell(name, 0)
}
