import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { asTheyFinish } from './solution/as-they-finish.ts'

/** A job by its name and its seconds. */
type Plan = [name: string, seconds: number]

interface Told {
	/** Each outcome, and the second at which it was given. */
	outcomes: Plan[]
	/** How many jobs had been started when the first outcome was given. */
	started: number
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Reads everything. Jobs of the same length finish at the very same moment; what is burnt has failed. */
const run = (plans: Plan[], { readerTakes = 0 } = {}) =>
	inLab(undefined, async () => {
		const told: Told = { outcomes: [], started: 0 }
		const began = performance.now()
		const bells = new Map<number, Promise<unknown>>()
		let started = 0

		const jobs = plans.map(([name, seconds]) => async () => {
			started++
			const bell = bells.get(seconds) ?? wait(seconds)
			bells.set(seconds, bell)
			await bell
			if (name.includes('burnt')) throw new Error(name)
			return name
		})
		for await (const outcome of asTheyFinish(jobs)) {
			told.started ||= started
			const name =
				outcome.status === 'fulfilled'
					? outcome.value
					: `error: ${(outcome.reason as Error).message}`
			told.outcomes.push([name, (performance.now() - began) / 1000])
			if (readerTakes > 0) await wait(readerTakes)
		}
		return told
	})

const three: Plan[] = [
	['stew', 3],
	['rice', 1],
	['soup', 2],
]

test('gives every outcome once', async () => {
	const { value } = await run(three)
	expect(value.outcomes.map(([name]) => name).sort()).toEqual(['rice', 'soup', 'stew'])
})

test('starts all jobs at once', async () => {
	const { value } = await run(three)
	expect(value.started, 'jobs started by the first outcome').toBe(3)
})

test('gives the outcomes in the order in which the jobs finish', async () => {
	const { value } = await run(three)
	expect(value.outcomes.map(([name]) => name)).toEqual(['rice', 'soup', 'stew'])
})

test('gives an outcome as soon as it is there', async () => {
	const { value } = await run(three)
	expect(value.outcomes.map(([, at]) => Math.round(at))).toEqual([1, 2, 3])
})

test('gives both of two that finish at the same moment', async () => {
	const { value } = await run([
		['stew', 3],
		['rice', 1],
		['peas', 1],
	])
	expect(value.outcomes.map(([name]) => name).sort()).toEqual(['peas', 'rice', 'stew'])
})

test('gives an error in its place, and goes on', async () => {
	const { value } = await run([
		['stew', 3],
		['burnt toast', 1],
		['soup', 2],
	])
	expect(value.outcomes.map(([name]) => name)).toEqual(['error: burnt toast', 'soup', 'stew'])
})

test('keeps that order for a reader who is slow', async () => {
	const { value } = await run(three, { readerTakes: 5 })
	expect(value.outcomes.map(([name]) => name)).toEqual(['rice', 'soup', 'stew'])
})
