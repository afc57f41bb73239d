import { setTimeout } from 'node:timers/promises'
import { asTheyFinish } from './as-they-finish.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`

const job = (dish: string, ms: number) => async () => {
	console.log(`${at()}  ${dish} is begun`)
	await setTimeout(ms)
	if (dish === 'toast') throw new Error('the toast is burnt')
	return `${dish} is ready`
}

const jobs = [job('stew', 800), job('toast', 200), job('rice', 500), job('tea', 300)]
for await (const outcome of asTheyFinish(jobs)) {
	console.log(`${at()}  ${outcome.status === 'fulfilled' ? outcome.value : outcome.reason}`)
}
