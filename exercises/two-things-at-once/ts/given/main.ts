import { greet } from './greet.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`

async function fetchWord(what: string, answer: string, seconds: number): Promise<string> {
	console.log(`${at()}  asks for the ${what}`)
	await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
	console.log(`${at()}  has the ${what}`)
	return answer
}

const text = await greet(
	() => fetchWord('greeting', 'Hello', 0.3),
	() => fetchWord('name', 'Ada', 0.2),
)
console.log(`${at()}  ${text}`)
