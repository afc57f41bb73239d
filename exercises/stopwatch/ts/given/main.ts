import { timed } from './stopwatch.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function cook(dish: string, ms: number): Promise<string> {
	await wait(ms)
	return `${dish} is ready`
}

async function burn(): Promise<void> {
	await wait(300)
	throw new Error('the toast is burnt')
}

const laps: number[] = []
const dishes = await Promise.all([
	timed(() => cook('rice', 500), laps),
	timed(() => cook('soup', 200), laps),
])
console.log(dishes)
try {
	await timed(burn, laps)
} catch (error) {
	console.log(String(error))
}
console.log('laps:', laps.map((seconds) => seconds.toFixed(2)).join(', '))
