import { setTimeout } from 'node:timers/promises'
import { showFirst } from './show-first.ts'

const start = performance.now()
const say = (what: string) =>
	console.log(`${((performance.now() - start) / 1000).toFixed(1)} s  ${what}`)

async function* logFile() {
	say('the file is opened')
	try {
		for (let number = 1; number < 100; number++) {
			await setTimeout(100)
			yield `line ${number}`
		}
	} finally {
		await setTimeout(200)
		say('the file is closed')
	}
}

async function show(line: string) {
	await setTimeout(100)
	say(line)
}

await showFirst(3, logFile(), show)
say('showFirst has returned')
await setTimeout(500)
say('half a second later')
