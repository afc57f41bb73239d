import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import { reportInTime } from './solution/report-in-time.ts'

/** Gives it one second. */
const ask = () => reportInTime('bari', 1, 'no report')

/** The city and its station take that many seconds. */
const webWith = (city: number, station: number): LabWeb => ({
	routes: [
		{ url: 'https://weather.example/cities/{city}', delay: city, json: { station: 's1' } },
		{ url: 'https://weather.example/stations/{id}', delay: station, text: 'sun at {id}' },
	],
})

/** One of the two refuses, at once. */
const webWhere = (refusing: LabWeb['routes'][number]): LabWeb => ({
	routes: [{ delay: 0.1, ...refusing }, ...webWith(0.1, 0.1).routes],
})
const brokenCity = webWhere({
	url: 'https://weather.example/cities/{city}',
	status: 500,
	json: { station: 's1' },
})
const brokenStation = webWhere({ url: 'https://weather.example/stations/{id}', status: 503 })

test('gives the report when there is time enough', async () => {
	const run = await inLab(webWith(0.3, 0.3), ask)
	expect(run.value).toBe('sun at s1')
})

test('gives the fallback when an answer takes too long', async () => {
	const run = await inLab(webWith(0.3, 5), ask)
	expect(run.value).toBe('no report')
})

test('comes back when time is up', async () => {
	const run = await inLab(webWith(0.3, 5), ask)
	expect(run.seconds, 'seconds until it settled').toBeLessThan(2)
})

test('counts both requests against one deadline', async () => {
	const run = await inLab(webWith(0.7, 0.7), ask)
	expect(run.value).toBe('no report')
	expect(run.seconds, 'seconds until it settled').toBe(1)
})

test('stops the request that is too late', async () => {
	const { requests } = await inLab(webWith(0.3, 5), async () => {
		await ask()
		// A lab that closes answers nobody any more.
		await new Promise((resolve) => setTimeout(resolve, 10_000))
	})
	const late = requests.entries.find(({ url }) => url.includes('/stations/'))
	expect(late?.outcome, 'what became of the late request').toBe('aborted')
})

test('lets an error out as an error', async () => {
	const first = await inLab(brokenCity, ask)
	expect(String(first.error), 'what it rejected with').toMatch(/500/)
	const second = await inLab(brokenStation, ask)
	expect(String(second.error), 'what it rejected with').toMatch(/503/)
})

test('leaves nothing behind when the answer was quick', async () => {
	const run = await inLab(webWith(0.1, 0.1), ask)
	expect(run.timersLeft, 'timers that were left').toBe(0)
})
