import { setTimeout } from 'node:timers/promises'
import { connect } from './connect.ts'

const start = performance.now()
const say = (what: string) =>
	console.log(`${((performance.now() - start) / 1000).toFixed(1)} s  ${what}`)

let waiting = 0

async function bake(put: (loaf: string) => Promise<void>) {
	for (let number = 1; number <= 8; number++) {
		await put(`loaf ${number}`)
		waiting++
		say(`loaf ${number} is baked, ${waiting} on the shelf`)
	}
}

async function sell(loaf: string) {
	waiting--
	await setTimeout(300)
	say(`          ${loaf} is sold`)
}

await connect(bake, sell, 2)
