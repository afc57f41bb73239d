import { setTimeout as sleep } from 'node:timers/promises'
import { retry } from './retry.ts'

const began = performance.now()
const say = (text: string) =>
	console.log(`${((performance.now() - began) / 1000).toFixed(1)} s  ${text}`)

async function callTheBank(signal: AbortSignal): Promise<string> {
	say('calling the bank')
	await sleep(500, undefined, { signal })
	throw new Error('the line is busy')
}

const controller = new AbortController()
setTimeout(() => controller.abort(), 800)
try {
	await retry(callTheBank, 3, 100, controller.signal)
} catch (error) {
	say(String(error))
}
