import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { allOrNothing } from './solution/all-or-nothing.ts'

/** There is a room in this hotel. */
const vacant: LabWeb = {
	routes: [{ url: 'https://trip.example/hotel', delay: 0.1, text: 'hotel' }, ...web.routes],
}

class Refused extends Error {}

const book = (part: string) => async (signal: AbortSignal) => {
	const response = await fetch(`https://trip.example/${part}`, { signal })
	if (!response.ok) throw new Refused(part)
	return response.text()
}

const bookTrip = () => allOrNothing([book('flight'), book('hotel'), book('car')])

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Stays until what is still in flight has ended too: a lab that closes answers nobody any more. */
async function andStay<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work()
	} finally {
		await sleep(10_000)
	}
}

async function fails(): Promise<string> {
	await sleep(100)
	throw new Refused('no')
}

test('gives the results in the order of the jobs', async () => {
	const run = await inLab(vacant, bookTrip)
	expect(run.value).toEqual(['flight', 'hotel', 'car'])
})

test('starts every job before it waits', async () => {
	const { requests } = await inLab(vacant, bookTrip)
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'jobs that had started before the first was done').toBe(3)
})

test('fails with the error of the job', async () => {
	const run = await inLab(web, () => andStay(bookTrip))
	expect(run.error, 'what it rejected with').toBeInstanceOf(Refused)
})

test('fails at once, whichever job it was', async () => {
	const run = await inLab(web, bookTrip)
	// The hotel refuses after 0.1 s, the flight takes 0.3 s.
	expect(run.seconds, 'seconds until it rejected').toBeLessThan(0.2)
})

test('stops the others when one fails', async () => {
	const { requests } = await inLab(web, () => andStay(bookTrip))
	const others = requests.entries.filter(({ url }) => !url.endsWith('/hotel'))
	expect(others.map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted'])
})

test('waits until the stopped ones have ended', async () => {
	const ended: string[] = []

	async function slowToEnd(signal: AbortSignal): Promise<string> {
		try {
			return await new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason))
			})
		} finally {
			await sleep(200)
			ended.push('slow to end')
		}
	}

	await inLab(web, () => allOrNothing([slowToEnd, fails]))
	expect(ended, 'jobs that had ended when it failed').toEqual(['slow to end'])
})

test('stops no one else', async () => {
	async function succeeds(signal: AbortSignal): Promise<string> {
		await sleep(300)
		signal.throwIfAborted()
		return 'done'
	}

	const run = await inLab(web, async () => {
		const bad = allOrNothing([fails])
		const good = allOrNothing([succeeds])
		const [, other] = await Promise.allSettled([bad, good])
		return other
	})
	expect(run.value, 'what became of the other call').toEqual({
		status: 'fulfilled',
		value: ['done'],
	})
})
