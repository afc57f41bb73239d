import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildNodePython } from '../../src/library/node-python.ts'
import { startNodeThread } from '../../src/runtimes/machine/node-thread.ts'
import type { Answer, Order } from '../../src/runtimes/machine/messages.ts'
import type { MachineThread } from '../../src/runtimes/machine/thread.ts'
import { diggings, escapes } from './escapes.ts'
import { runOnMachine } from './machine-run.ts'

const web = { routes: [{ url: 'https://api.example/items/{id}', delay: 1, json: { id: '{id}' } }] }

/** A locked machine, as learners get it, that runs the attempts of a suite. */
class Locked {
	readonly #thread: MachineThread
	#answers: Answer[] = []
	#wake = () => {}

	constructor(thread: MachineThread) {
		this.#thread = thread
		thread.listen((answer) => {
			this.#answers.push(answer)
			this.#wake()
		})
	}

	async exchange<Type extends Answer['type']>(
		order: Order,
		type: Type,
	): Promise<{ output: string; answer: Extract<Answer, { type: Type }> }> {
		this.#answers = []
		this.#thread.post(order)
		for (;;) {
			const isIt = (answer: Answer): answer is Extract<Answer, { type: Type }> =>
				answer.type === type
			const answer = this.#answers.find(isIt)
			const broken = this.#answers.find(({ type }) => type === 'broken')
			if (broken) throw new Error(JSON.stringify(broken))
			const output = this.#answers.map((a) => (a.type === 'output' ? a.text : '')).join('')
			if (answer) return { output, answer }
			await new Promise<void>((resolve) => (this.#wake = resolve))
		}
	}

	async run(source: string): Promise<{ output: string; text: string; requests: number }> {
		const ask = JSON.stringify({ what: 'script', code: source, args: [], kwargs: {} })
		const { output, answer } = await this.exchange(
			{ type: 'call', id: 1, ask, seed: 1, budget: 500_000, web },
			'answered',
		)
		return { output, text: answer.text, requests: answer.requests.entries.length }
	}

	end() {
		this.#thread.end()
	}
}

async function openLocked(): Promise<Locked> {
	const { thread, files } = await buildNodePython()
	const locked = new Locked(startNodeThread(thread))
	await locked.exchange({ type: 'boot', files }, 'ready')
	await locked.exchange({ type: 'load', files: {}, modules: [], seed: 1 }, 'loaded')
	return locked
}

describe('a locked machine', () => {
	let locked: Locked
	beforeAll(async () => {
		locked = await openLocked()
	})
	afterAll(() => locked.end())

	test('still runs what is honest', async () => {
		const { output } = await locked.run(
			"import asyncio, aiohttp, requests, threading\nasync def main():\n    async with aiohttp.ClientSession() as s:\n        async with s.get('https://api.example/items/7') as r:\n            return await r.json()\nprint(asyncio.run(main()), requests.get('https://api.example/items/8').json())\nt = threading.Thread(target=print, args=('thread',))\nt.start()\nt.join()",
		)
		expect(output).toBe("{'id': '7'} {'id': '8'}\nthread\n")
	})

	test.each(Object.entries(escapes))('does not let out who %s', async (_, source) => {
		const { output } = await locked.run(source)
		expect(output).not.toContain('out:')
	})

	test('has calls of the kernel for those who dig', async () => {
		const { output } = await locked.run(
			"import time\nprint(type(time.sleep.__globals__['give_way']).__name__)",
		)
		expect(output).toBe('JsProxy\n')
	})

	test.each(Object.entries(diggings))('gives nothing to who %s', async (_, source) => {
		const { output } = await locked.run(`import time\n${source}`)
		expect(output).not.toContain('out:')
	})

	test('keeps the record of requests whatever Python does to itself', async () => {
		const { requests } = await locked.run(
			"import builtins, urllib.request\nfor i in range(3):\n    urllib.request.urlopen(f'https://api.example/items/{i}').read()\nbuiltins.open = builtins.print = lambda *a: None",
		)
		expect(requests).toBe(3)
	})
})

describe('a machine that is not locked', () => {
	const open = [
		'imports the core of the bridge',
		'makes code through a converted list',
		'thaws what the collector does not show',
		'imports the machine',
	]
	test.each(open)('lets out who %s: the lock is what keeps them', async (name) => {
		const { stdout } = await runOnMachine({ file: 'escape.py', source: escapes[name] ?? '' })
		expect(stdout).toContain('out:')
	})
})
