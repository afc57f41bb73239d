import { inLab, type LabWeb, type RequestLog } from '#kit/lab'
import { expect, test } from 'vitest'
import { tryAgain } from './solution/try-again.ts'

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
	const run = await inLab(busy, () => tryAgain(url))
	expect(run.value).toBe('42')
})

test('waits 0.1 s, then 0.2 s, then 0.4 s', async () => {
	const { requests } = await inLab(busy, () => tryAgain(url))
	const [first = 0, second = 0, third = 0] = waits(requests)
	expect(first, 'seconds before the second try').toBeCloseTo(0.1, 3)
	expect(second, 'seconds before the third try').toBeCloseTo(0.2, 3)
	expect(third, 'seconds before the fourth try').toBeCloseTo(0.4, 3)
})

test('asks as often as it may, and no more', async () => {
	const { requests } = await inLab(changing, () => tryAgain(url, 2))
	expect(requests.entries.length, 'requests when it may try twice').toBeLessThanOrEqual(2)
	const usual = await inLab(closed, () => tryAgain(url))
	expect(usual.requests.entries.length, 'requests when nothing else was said').toBe(4)
})

test('tries again after 429 and after a broken connection', async () => {
	const { requests } = await inLab(changing, () => tryAgain(url, 2))
	expect(requests.entries.length, 'requests when the first is answered with 429').toBe(2)
	const broken = webWhere({ failure: { times: 1, delay: 0.05 } })
	const cut = await inLab(broken, () => tryAgain(url))
	expect(cut.error, 'what it rejected with after a broken connection').toBeUndefined()
})

test('fails with the error of the last try', async () => {
	const run = await inLab(changing, () => tryAgain(url, 2))
	expect(String(run.error), 'what it rejected with').toMatch(/503/)
})

test('does not wait after the last try', async () => {
	const run = await inLab(closed, () => tryAgain(url))
	// Four requests of 0.05 s, and waits of 0.1 s, 0.2 s and 0.4 s.
	expect(run.seconds, 'seconds until it rejected').toBeLessThan(1.2)
})

test('fails at once when asking again is no use', async () => {
	const run = await inLab(webWhere({ status: 404 }), () => tryAgain(url))
	expect(String(run.error), 'what it rejected with').toMatch(/404/)
	expect(run.requests.entries.length, 'requests').toBe(1)
})
