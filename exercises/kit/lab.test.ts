import { setTimeout as realSleep } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { holdClock, inLab } from './lab.ts'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('takes no real time for twenty seconds of waiting', async () => {
	const start = performance.now()
	const run = await inLab(undefined, async () => {
		for (let count = 0; count < 20; count++) await sleep(1000)
		return 'done'
	})
	expect(run.value).toBe('done')
	expect(run.seconds).toBe(20)
	expect(performance.now() - start).toBeLessThan(1000)
})

test('gives what the work threw, and throws it when the value is read', async () => {
	const mine = new Error('mine')
	const run = await inLab(undefined, async () => {
		await sleep(10)
		throw mine
	})
	expect(run.error).toBe(mine)
	expect(() => run.value).toThrow(mine)
	expect(run.seconds).toBe(0.01)
})

test('takes work that is no promise', async () => {
	expect((await inLab(undefined, () => 7)).value).toBe(7)
	const run = await inLab(undefined, () => {
		throw new RangeError('at once')
	})
	expect(run.error).toBeInstanceOf(RangeError)
})

test('counts the timers that the work left behind', async () => {
	const run = await inLab(undefined, async () => {
		setTimeout(() => undefined, 1000)
		setInterval(() => undefined, 1000)
		const cleared = setTimeout(() => undefined, 1000)
		AbortSignal.timeout(1000)
		await sleep(10)
		clearTimeout(cleared)
	})
	expect(run.timersLeft).toBe(2)
})

test('sees a timer cleared that is cleared as the work settles', async () => {
	const run = await inLab(undefined, () => {
		const timer = setTimeout(() => undefined, 1000)
		return sleep(10).finally(() => clearTimeout(timer))
	})
	expect(run.timersLeft).toBe(0)
})

test('rejects at once when nothing is left to wait for', async () => {
	const start = performance.now()
	const stuck = inLab(undefined, () => new Promise(() => undefined))
	await expect(stuck).rejects.toThrow('Nothing is left to wait for')
	expect(performance.now() - start).toBeLessThan(1000)
})

test('rejects when timers go on for ever', async () => {
	const stuck = inLab(undefined, () => {
		setInterval(() => undefined, 60_000)
		return new Promise(() => undefined)
	})
	await expect(stuck).rejects.toThrow('An hour has passed')
})

test('rejects with what the callback of a timer throws', async () => {
	const thrown = inLab(undefined, async () => {
		setTimeout(() => {
			throw new RangeError('in a timer')
		}, 10)
		await sleep(20)
	})
	await expect(thrown).rejects.toThrow('in a timer')
})

test('refuses a second work beside the first, and lets the first end', async () => {
	const first = inLab(undefined, () => sleep(10))
	await expect(inLab(undefined, () => 1)).rejects.toThrow('await one inLab before the next')
	expect((await first).seconds).toBe(0.01)
	expect((await inLab(undefined, () => 2)).value).toBe(2)
})

test('stands still while the engine does a real piece of work', async () => {
	const run = await inLab(undefined, async () => {
		const late = sleep(1000).then(() => 'the timer')
		const digest = crypto.subtle
			.digest('SHA-256', new Uint8Array(1_000_000))
			.then(() => 'the digest')
		return await Promise.race([late, digest])
	})
	expect(run.value).toBe('the digest')
	expect(run.seconds).toBe(0)
})

test('stands still while messages go to and fro', async () => {
	const run = await inLab(undefined, async () => {
		const { port1, port2 } = new MessageChannel()
		const late = sleep(1).then(() => 'the timer')
		let hops = 0
		const done = new Promise<string>((resolve) => {
			port1.on('message', () => (++hops < 50 ? port1.postMessage(hops) : resolve('the messages')))
			port2.on('message', () => port2.postMessage(hops))
		})
		port1.postMessage(0)
		const first = await Promise.race([late, done])
		port1.close()
		return first
	})
	expect(run.value).toBe('the messages')
})

test('stands still for what it is told to hold', async () => {
	const run = await inLab(undefined, async () => {
		const late = sleep(1000).then(() => 'the timer')
		return await Promise.race([late, holdClock(realSleep(30, 'the outside'))])
	})
	expect(run.value).toBe('the outside')
	expect(run.seconds).toBe(0)
})

test('waits for something outside as long as its patience lasts', async () => {
	const run = await inLab(undefined, () => realSleep(100, 'came'), { patience: 5 })
	expect(run.value).toBe('came')
	await expect(inLab(undefined, () => realSleep(500), { patience: 0.02 })).rejects.toThrow(
		'Nothing',
	)
})

test('gives the same in a thousand runs', async () => {
	const web = { routes: [{ url: 'https://a.test/{id}', delay: 0.1, json: { id: '{id}' } }] }
	const runOnce = async () => {
		const order: string[] = []
		const run = await inLab(web, async () => {
			const ask = async (id: number) => {
				const response = await fetch(`https://a.test/${id}`)
				order.push(await response.text())
				await sleep(id % 3)
				order.push(`slept ${id}`)
			}
			await Promise.all([1, 2, 3, 4, 5].map(ask))
		})
		return JSON.stringify([order, run.seconds, run.timersLeft, run.requests])
	}
	const results = new Set<string>()
	for (let count = 0; count < 1000; count++) results.add(await runOnce())
	expect([...results]).toHaveLength(1)
}, 30_000)
