import { fetchAll } from './fetch-all.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(2)} s`

// Stands before the real fetch, so that you see every request leave and every answer come.
const realFetch = globalThis.fetch
let inFlight = 0
globalThis.fetch = async (input, init) => {
	const url = input instanceof Request ? input.url : String(input)
	console.log(`${at()}  → ${url}  (${++inFlight} in flight)`)
	try {
		const response = await realFetch(input, init)
		console.log(`${at()}  ← ${url}  ${response.status}`)
		return response
	} finally {
		inFlight--
	}
}

const names = await fetchAll([
	1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
])

console.log(names)
console.log(`${names.length} names in ${at()}`)
