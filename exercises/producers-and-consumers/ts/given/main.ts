import { setTimeout } from 'node:timers/promises'
import { shareOut } from './share-out.ts'

const start = performance.now()
const say = (what: string) =>
	console.log(`${((performance.now() - start) / 1000).toFixed(1)} s  ${what}`)

async function* orders() {
	for (let number = 1; number <= 7; number++) {
		await setTimeout(100)
		say(`order ${number} comes in`)
		yield `order ${number}`
	}
}

async function cook(order: string) {
	await setTimeout(500)
	say(`          ${order} is served`)
}

await shareOut(orders(), cook)
say('the kitchen closes')
