import { setTimeout as sleep } from 'node:timers/promises'
import { Answers } from './answers.ts'

const began = performance.now()
const say = (text: string) =>
	console.log(`${((performance.now() - began) / 1000).toFixed(1)} s  ${text}`)

const answers = new Answers(async (key) => {
	say(`asking for ${key}`)
	await sleep(300)
	return `the price of ${key}`
})

async function customer(number: number, key: string): Promise<void> {
	say(`customer ${number} has ${await answers.get(key)}`)
}

await Promise.all(['tea', 'tea', 'rice', 'tea'].map((key, place) => customer(place + 1, key)))
await customer(5, 'rice')
