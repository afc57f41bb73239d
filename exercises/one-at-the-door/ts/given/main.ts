import { Door } from './door.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
const door = new Door()
let counter = 0

async function addOne(name: string): Promise<void> {
	const seen = counter
	console.log(`${at()}  ${name} goes in and sees ${seen}`)
	await new Promise((resolve) => setTimeout(resolve, 200))
	counter = seen + 1
	console.log(`${at()}  ${name} comes out`)
}

await Promise.all(['Ada', 'Bob', 'Cleo', 'Dan'].map((name) => door.run(() => addOne(name))))
console.log(`four have added one: ${counter}`)
