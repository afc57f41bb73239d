import { keepTheGoodOnes } from './keep-the-good-ones.ts'

const began = performance.now()
try {
	const { names, failed } = await keepTheGoodOnes([4, 404, 7, 151, 1, 94])
	console.log('came:  ', names)
	for (const [id, error] of failed) console.log('failed:', id, String(error))
} catch (error) {
	console.log(`it failed with ${error}`)
}
console.log(`${((performance.now() - began) / 1000).toFixed(2)} s`)
