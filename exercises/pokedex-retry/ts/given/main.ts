import { download } from './pokedex.ts'

const start = performance.now()
// Number 4 is refused once, number 9 twice, number 13 always, and there is no number 25.
const { entries, failed } = await download(Array.from({ length: 25 }, (_, index) => index + 1))
const seconds = (performance.now() - start) / 1000

console.log(`${entries.length} entries in ${seconds.toFixed(2)} s`)
for (const { id, status } of failed) {
	console.log(`number ${id} failed with status ${status}`)
}
