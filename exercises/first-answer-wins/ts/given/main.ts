import { firstAnswer } from './first-answer.ts'

const began = performance.now()
const text = await firstAnswer([
	'https://north.example/song',
	'https://south.example/song',
	'https://west.example/song',
])
console.log(`${((performance.now() - began) / 1000).toFixed(2)} s  ${text}`)
