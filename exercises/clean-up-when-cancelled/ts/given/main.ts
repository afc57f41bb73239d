import { readBook } from './read-book.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(2)} s`

// Stands before the real fetch, so that you see every request leave and every answer come.
const realFetch = globalThis.fetch
globalThis.fetch = async (input, init) => {
	const request = `${init?.method ?? 'GET'} ${input instanceof Request ? input.url : String(input)}`
	console.log(`${at()}  → ${request}`)
	const response = await realFetch(input, init)
	console.log(`${at()}  ← ${request}  ${response.status}`)
	return response
}

const controller = new AbortController()
setTimeout(() => controller.abort(), 500)
try {
	console.log(`${at()}  ${await readBook('emma', controller.signal)}`)
} catch (error) {
	console.log(`${at()}  ${controller.signal.aborted ? 'the reader was called away' : error}`)
}
