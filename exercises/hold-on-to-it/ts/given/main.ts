import { setTimeout as sleep } from 'node:timers/promises'
import { Background } from './background.ts'

const began = performance.now()
const say = (text: string) =>
	console.log(`${((performance.now() - began) / 1000).toFixed(1)} s  ${text}`)

async function sendMail(to: string, ms: number): Promise<void> {
	await sleep(ms)
	if (!to.includes('@')) throw new Error(`${to} is no address`)
	say(`mail to ${to} is sent`)
}

const background = new Background((error) => say(`failed: ${error}`))
background.start(() => sendMail('ada@example.org', 300))
background.start(() => sendMail('nobody', 100))
background.start(() => sendMail('bob@example.org', 200))
say(`all customers have their answer, ${background.running} mails on their way`)
await background.close()
say(`closing time, ${background.running} mails on their way`)
