// Three workers take from one list: never more than three at once, and nobody idle.
const start = performance.now()
const now = () => `${((performance.now() - start) / 1000).toFixed(1)} s `
const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const queue = [5, 1, 2, 3, 1, 4, 2]

async function work(name: string) {
	for (let number = queue.shift(); number !== undefined; number = queue.shift()) {
		await wait(0.1 * number)
		console.log(now(), `${name} has done ${number}`)
	}
}

await Promise.all(['Ada', 'Bob', 'Cyd'].map(work))
console.log(now(), 'all done')
