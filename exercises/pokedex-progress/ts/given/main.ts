import { download } from './pokedex.ts'

const start = performance.now()
// Number 4 is refused once, number 13 always.
const ids = Array.from({ length: 24 }, (_, index) => index + 1)

for await (const { done, total, id, entry } of download(ids)) {
	const seconds = ((performance.now() - start) / 1000).toFixed(2)
	const bar = '#'.repeat(done) + '.'.repeat(total - done)
	console.log(`${seconds} s  [${bar}]  ${entry?.name ?? `number ${id} failed`}`)
}
