import { readValue } from './awaitable.ts'
import { read } from './legacy.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(2)} s`

async function show(key: string): Promise<void> {
	try {
		const found = await readValue(read, key)
		console.log(`${at()}  ${key}: ${found}`)
	} catch (error) {
		console.log(`${at()}  ${key}: ${error}`)
	}
}

await Promise.all([show('rice'), show('tea'), show('gold')])
