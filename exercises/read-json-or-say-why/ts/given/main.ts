import { readJson } from './read-json.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`

for (const dish of ['rice', 'cake', 'soup', 'tea']) {
	try {
		const data = await readJson(`https://api.example/dishes/${dish}`)
		console.log(`${at()}  ${JSON.stringify(data)}`)
	} catch (error) {
		console.log(`${at()}  ${String(error)}`)
	}
}
