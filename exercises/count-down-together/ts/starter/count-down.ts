import { sleepSync } from './sleep-sync.ts'

type Tell = (name: string, number: number) => void

/** Counts all of them down to 0, one number a second. */
export async function countDownTogether(starts: Record<string, number>, tell: Tell): Promise<void> {
	for (const [name, start] of Object.entries(starts)) {
		countDown(name, start, tell)
	}
}

function countDown(name: string, start: number, tell: Tell): void {
	for (let number = start; number > 0; number--) {
		tell(name, number)
		sleepSync(1000)
	}
	tell(name, 0)
}
