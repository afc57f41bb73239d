import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { keepTheGoodOnes } from './solution/keep-the-good-ones.ts'

/** There is no number 404, and the connection of number 151 breaks. */
const ids = [4, 404, 7, 151, 1, 94]
const names = ['charmander', 'squirtle', 'bulbasaur', 'gengar']

test('gives the names that came', async () => {
	const run = await inLab(web, () => keepTheGoodOnes(ids))
	expect([...run.value.names].sort()).toEqual([...names].sort())
})

test('asks for all of them before the first answer is back', async () => {
	const { requests } = await inLab(web, () => keepTheGoodOnes(ids))
	const firstAnswer = Math.min(...requests.entries.map(({ end }) => end ?? Infinity))
	const before = requests.entries.filter(({ start }) => start < firstAnswer)
	expect(before.length, 'requests sent before the first answer').toBe(6)
})

test('gives the names in the order of the ids', async () => {
	const run = await inLab(web, () => keepTheGoodOnes(ids))
	expect(run.value.names).toEqual(names)
})

test('tells which ids failed', async () => {
	const run = await inLab(web, () => keepTheGoodOnes(ids))
	expect(new Set(run.value.failed.keys()), 'the ids in failed').toEqual(new Set([404, 151]))
})

test('tells why each of them failed', async () => {
	const run = await inLab(web, () => keepTheGoodOnes(ids))
	const missing = run.value.failed.get(404)
	const broken = run.value.failed.get(151)
	expect(missing instanceof Error && missing.message, 'the error of 404').toMatch(/404/)
	expect(broken, 'the error of 151').toBeInstanceOf(TypeError)
})

test('ends with its cancellation', async () => {
	const controller = new AbortController()
	const enough = new Error('enough')
	const run = await inLab(web, () => {
		setTimeout(() => controller.abort(enough), 30)
		return keepTheGoodOnes(ids, controller.signal)
	})
	expect(run.error, 'what it rejected with').toBe(enough)
})
