import { load, type LabWeb, type RequestLog } from '#kit/python'
import { expect, test } from 'vitest'

const module = load('./solution/try_again.py')
const tryAgain = (web: LabWeb, ...tries: number[]) =>
	module.call<string>('try_again', [url, ...tries], { web })

const url = 'https://stock.example/price'

/** What this address answers. */
const webWhere = (route: Omit<LabWeb['routes'][number], 'url'>): LabWeb => ({
	routes: [{ url, delay: 0.05, text: '42', ...route }],
})

/** It is busy three times, and then answers. */
const busy = webWhere({ failure: { times: 3, status: 503, delay: 0.05 } })
const closed = webWhere({ status: 503 })
/** Too many requests, and then it is closed. */
const changing = webWhere({ status: 503, failure: { times: 1, status: 429, delay: 0.05 } })

/** Seconds between an answer and the next request. */
const waits = ({ entries }: RequestLog): number[] =>
	entries.slice(1).map(({ start }, place) => start - (entries[place]?.end ?? 0))

test('gives the answer that a later try brings', async () => {
	const run = await tryAgain(busy)
	expect(run.value).toBe('42')
})

test('waits 0.1 s, then 0.2 s, then 0.4 s', async () => {
	const { requests } = await tryAgain(busy)
	const [first = 0, second = 0, third = 0] = waits(requests)
	expect(first, 'seconds before the second try').toBeCloseTo(0.1, 1)
	expect(second, 'seconds before the third try').toBeCloseTo(0.2, 1)
	expect(third, 'seconds before the fourth try').toBeCloseTo(0.4, 1)
})

test('asks as often as it may, and no more', async () => {
	const { requests } = await tryAgain(changing, 2)
	expect(requests.entries.length, 'requests when it may try twice').toBeLessThanOrEqual(2)
	const usual = await tryAgain(closed)
	expect(usual.requests.entries.length, 'requests when nothing else was said').toBe(4)
})

test('tries again after 429 and after a broken connection', async () => {
	const { requests } = await tryAgain(changing, 2)
	expect(requests.entries.length, 'requests when the first is answered with 429').toBe(2)
	// aiohttp itself asks once more when a connection breaks: two of these are one try.
	const broken = await tryAgain(webWhere({ failure: { times: 2, delay: 0.05 } }))
	expect(broken.error, 'what it raised after a broken connection').toBeUndefined()
})

test('fails with the error of the last try', async () => {
	const run = await tryAgain(changing, 2)
	expect(run.error?.message, 'what it raised').toMatch(/503/)
})

test('does not wait after the last try', async () => {
	const run = await tryAgain(closed)
	// Four requests of 0.05 s, and waits of 0.1 s, 0.2 s and 0.4 s.
	expect(run.seconds, 'seconds until it raised').toBeLessThan(1.2)
})

test('fails at once when asking again is no use', async () => {
	const run = await tryAgain(webWhere({ status: 404 }))
	expect(run.error?.message, 'what it raised').toMatch(/404/)
	expect(run.requests.entries.length, 'requests').toBe(1)
})
