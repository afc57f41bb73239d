import { script } from '#kit/python'
import { expect, test } from 'vitest'

/** A job by its name and its seconds. */
type Plan = [name: string, seconds: number]

interface Told {
	/** Each outcome, and the second at which it was given. */
	outcomes: Plan[]
	/** How many jobs had been started when the first outcome was given. */
	started: number
}

/** Reads everything. Jobs of the same length finish at the very same moment; what is burnt has failed. */
const run = (plans: Plan[], { readerTakes = 0 } = {}) =>
	script<Told>(
		`
			import asyncio
			from as_they_finish import as_they_finish

			plans, reader_takes = args
			told = {'outcomes': [], 'started': 0}
			started = 0
			bells = {}

			def job(name, seconds):
				async def cook():
					global started
					started += 1
					loop = asyncio.get_running_loop()
					if seconds not in bells:
						bells[seconds] = asyncio.Event()
						loop.call_later(seconds, bells[seconds].set)
					await bells[seconds].wait()
					if 'burnt' in name:
						raise RuntimeError(name)
					return name
				return cook

			async def main():
				loop = asyncio.get_running_loop()
				began = loop.time()
				async for outcome in as_they_finish([job(*plan) for plan in plans]):
					told['started'] = told['started'] or started
					name = f'error: {outcome}' if isinstance(outcome, Exception) else outcome
					told['outcomes'].append([name, loop.time() - began])
					await asyncio.sleep(reader_takes)

			asyncio.run(main())
			result = told
		`,
		[plans, readerTakes],
	)

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
