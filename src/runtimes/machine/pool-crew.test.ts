import { expect, test } from 'vitest'
import type { Answer, Order } from './messages.ts'
import { PoolCrew } from './pool-crew.ts'

function open({ most = 2, fails = false } = {}) {
	const log: string[] = []
	const workers: ((answer: Answer) => void)[] = []
	const program: Order[] = []
	let opened = 0
	const crew = new PoolCrew({
		open: () => {
			if (fails) return Promise.reject(new Error('no room'))
			const number = ++opened
			log.push(`open ${number}`)
			return Promise.resolve({
				post: (order) => log.push(`${number} ${order.type === 'work' ? order.text : order.type}`),
				listen: (hear) => void workers.push(hear),
				end: () => log.push(`end ${number}`),
			})
		},
		order: { type: 'worker', files: {} },
		most,
		program: { post: (order) => program.push(order) },
		onAnswer: ({ type }) => log.push(`heard ${type}`),
	})
	const ask = (worker: number, text: string) => crew.take({ type: 'asked', worker, text })
	return { crew, log, workers, program, ask }
}

/** Until what has been promised has come. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('a worker is opened for its first call and does the others too', async () => {
	const { log, workers, program, ask } = open()
	expect(ask(7, 'a')).toBe(true)
	ask(7, 'b')
	await settle()
	expect(log).toEqual(['open 1', '1 worker', '1 a', '1 b'])
	workers[0]?.({ type: 'worked', text: 'A' })
	workers[0]?.({ type: 'output', stream: 'out', text: 'hello', at: 0 })
	expect(program).toEqual([{ type: 'worked', worker: 7, text: 'A' }])
	expect(log.at(-1)).toBe('heard output')
})

test('one that dies, does not come up, or would be one too many is told as ended', async () => {
	const died = open()
	died.ask(1, 'a')
	await settle()
	died.workers[0]?.({ type: 'broken', why: 'memory' })
	const failed = open({ fails: true })
	failed.ask(1, 'a')
	await settle()
	const full = open({ most: 1 })
	full.ask(2, 'a')
	full.ask(1, 'a')
	for (const { program } of [died, failed, full])
		expect(program).toEqual([{ type: 'worked', worker: 1 }])
})

test('one that is dismissed makes room for another', async () => {
	const { crew, log, ask } = open({ most: 1 })
	ask(1, 'a')
	crew.take({ type: 'dismissed', worker: 1 })
	ask(2, 'b')
	await settle()
	expect(log.filter((line) => line.startsWith('open'))).toEqual(['open 1', 'open 2'])
	expect(log).toContain('end 1')
	expect(log).not.toContain('end 2')
})

test('all end with the program, also one that is just coming up, and none is opened after it', async () => {
	const { crew, log, ask } = open()
	ask(1, 'a')
	await settle()
	ask(2, 'b')
	crew.end()
	ask(3, 'c')
	await settle()
	expect(log.filter((line) => line.startsWith('end'))).toEqual(['end 1', 'end 2'])
	expect(log.filter((line) => line.startsWith('open')).length).toBe(2)
})

test('what is not for the workers is left alone', () => {
	expect(open().crew.take({ type: 'alive' })).toBe(false)
})
