import { load } from '#kit/python'
import { expect, test } from 'vitest'
import type { Answer, Order } from '../machine/messages.ts'
import type { SuiteJob } from '../runtime.ts'
import { openPython } from './python.ts'

const job: SuiteJob = {
	kind: 'suite',
	language: 'py',
	files: { 'shop.py': '' },
	suite: '',
	cases: [],
	seed: 1,
}

/** A thread that answers every call with how many it has answered, and prints that. */
async function open() {
	const printed: string[] = []
	let calls = 0
	await openPython(job, {
		prepare: (work) => work,
		output: { write: (_, text) => printed.push(text), close: () => undefined, full: false },
		openMachine: () => {
			let hear: (answer: Answer) => void
			const answer = (order: Order) => {
				if (order.type === 'load') return hear({ type: 'loaded' })
				if (order.type !== 'call') return
				const text = JSON.stringify({ value: ++calls, seconds: 0, warnings: [], trace: [] })
				hear({ type: 'output', stream: 'out', text: `call ${calls}`, at: 0 })
				const requests = { entries: [], peak: calls }
				hear({ type: 'answered', id: order.id, text, requests })
			}
			return Promise.resolve({
				post: (order: Order) => queueMicrotask(() => answer(order)),
				listen: (given: typeof hear) => (hear = given),
				end: () => undefined,
			})
		},
	})
	return { printed, shop: load('./solution/shop.py') }
}

test('the same question is asked once, and what it printed is told each time', async () => {
	const { printed, shop } = await open()
	const first = await shop.call('buy', [1])
	const again = await shop.call('buy', [1])
	expect([first.value, again.value]).toEqual([1, 1])
	expect(printed).toEqual(['call 1', 'call 1'])
	expect(again.output).toEqual(first.output)
})

test('what a suite does with an answer changes no other', async () => {
	const { shop } = await open()
	const first = await shop.call('buy')
	Object.assign(first.requests, { peak: 100 })
	expect((await shop.call('buy')).requests.peak).toBe(1)
})

test('another argument, lab web or budget is another question', async () => {
	const { shop } = await open()
	const web = { routes: [{ url: 'https://a.example/', text: 'a' }] }
	const runs = [
		await shop.call('buy'),
		await shop.call('sell'),
		await shop.call('buy', [1]),
		await shop.call('buy', [], { web }),
		await shop.call('buy', [], { turns: 5 }),
	]
	expect(runs.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5])
})
