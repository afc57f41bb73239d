import { setTimeout } from 'node:timers/promises'
import { berryNames } from './berry-names.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`

// Stands before the real fetch, so that you see when each page is asked for.
const realFetch = globalThis.fetch
globalThis.fetch = (input, init) => {
	console.log(`${at()}  → ${input instanceof Request ? input.url : String(input)}`)
	return realFetch(input, init)
}

for await (const name of berryNames('https://berries.example/list?page=1')) {
	console.log(`${at()}  ${name}`)
	await setTimeout(100) // a reader who takes its time
}
