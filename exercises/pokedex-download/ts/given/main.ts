import { download } from './pokedex.ts'

// Stands before the real fetch, so that you see how many requests were in flight.
const realFetch = globalThis.fetch
let inFlight = 0
let peak = 0
globalThis.fetch = async (input, init) => {
	peak = Math.max(peak, ++inFlight)
	try {
		return await realFetch(input, init)
	} finally {
		inFlight--
	}
}

const start = performance.now()
const entries = await download(Array.from({ length: 24 }, (_, index) => index + 1))
const seconds = (performance.now() - start) / 1000

for (const { id, name, height } of entries) {
	const metres = (height / 10).toFixed(1)
	console.log(`${String(id).padStart(3)}  ${name.padEnd(11)} ${metres.padStart(4)} m`)
}
console.log(
	`${entries.length} entries in ${seconds.toFixed(2)} s, at most ${peak} requests in flight`,
)
