import { workThrough } from './give-way.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function work(number: number): number {
	let sum = 0
	for (let divisor = 1; divisor < 15_000; divisor++) sum += number % divisor
	return sum
}

const ticking = setInterval(() => console.log(`${at()}  tick`), 100)
await wait(110)
console.log(`${at()}  the work begins`)
const results = await workThrough(
	work,
	Array.from({ length: 3000 }, (_, index) => index),
)
console.log(`${at()}  ${results.length} results`)
await wait(110)
clearInterval(ticking)
