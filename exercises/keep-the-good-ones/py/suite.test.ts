import { load, PythonError, script, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/keep_the_good_ones.py')

/** There is no number 404, and the connection of number 151 breaks. */
const ids = [4, 404, 7, 151, 1, 94]
const names = ['charmander', 'squirtle', 'bulbasaur', 'gengar']

type Outcome = [string[], Map<number, unknown>]

/** One run serves all cases: every call finds a machine as if nothing had run before. */
let usual: Promise<PythonRun<Outcome>> | undefined
const keepAsUsual = () => (usual ??= module.call<Outcome>('keep_the_good_ones', [ids], { web }))

test('gives the names that came', async () => {
	const run = await keepAsUsual()
	expect([...run.value[0]].sort()).toEqual([...names].sort())
})

test('asks for all of them before the first answer is back', async () => {
	const { requests } = await keepAsUsual()
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'requests sent before the first answer').toBe(6)
})

test('gives the names in the order of the ids', async () => {
	const run = await keepAsUsual()
	expect(run.value[0]).toEqual(names)
})

test('tells which ids failed', async () => {
	const run = await keepAsUsual()
	expect(new Set(new Map(run.value[1]).keys()), 'the ids in failed').toEqual(new Set([404, 151]))
})

test('tells why each of them failed', async () => {
	const run = await keepAsUsual()
	const failed = new Map(run.value[1])
	const missing = failed.get(404)
	const broken = failed.get(151)
	expect(missing instanceof PythonError && missing.message, 'the error of 404').toMatch(/404/)
	expect(broken instanceof PythonError && broken.bases, 'the error of 151').toContain('ClientError')
})

test('ends with its cancellation', async () => {
	const run = await script<string>(
		`
			import asyncio
			from keep_the_good_ones import keep_the_good_ones

			async def main():
				call = asyncio.create_task(keep_the_good_ones(args[0]))
				await asyncio.sleep(0.03)
				call.cancel()
				try:
					await call
				except asyncio.CancelledError:
					return "cancelled"
				return "went on"

			result = asyncio.run(main())
		`,
		[ids],
		{ web },
	)
	expect(run.value, 'what became of the cancelled call').toBe('cancelled')
})
