// The same three waits, one after the other and together.
const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

async function cook(dish: string, seconds: number) {
	console.log(`${dish} goes on the stove`)
	await wait(seconds)
	console.log(`${dish} is ready`)
	return dish
}

const since = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`

let start = performance.now()
await cook('rice', 1)
await cook('soup', 0.5)
await cook('tea', 0.3)
console.log(`one after the other: ${since(start)}\n`)

start = performance.now()
const dishes = await Promise.all([cook('rice', 1), cook('soup', 0.5), cook('tea', 0.3)])
console.log(`together: ${since(start)}`, dishes)
