import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Verdict } from '../src/course/verdict.ts'
import { openMemory } from './verdict-memory.ts'

let folder: string
let place: string
/** How often something was graded. */
let grades: number

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'memory-'))
	place = join(folder, 'below', 'one.json')
	grades = 0
})
afterEach(() => rm(folder, { recursive: true }))

const verdict: Verdict = { status: 'ungraded', reason: 'none' }

function grade(): Promise<Verdict> {
	grades++
	return Promise.resolve(verdict)
}

async function check(beneath: string, ...facts: unknown[]) {
	const memory = await openMemory(place, beneath)
	const verdicts = await Promise.all(facts.map((each) => memory.of(each, grade)))
	return { memory, verdicts }
}

test('what was kept is not graded again', async () => {
	await (await check('v1', { seed: 1 })).memory.keep()
	expect(grades).toBe(1)
	expect((await check('v1', { seed: 1 })).verdicts).toEqual([verdict])
	expect(grades).toBe(1)
})

test('what was not kept is graded again', async () => {
	await check('v1', { seed: 1 })
	await check('v1', { seed: 1 })
	expect(grades).toBe(2)
})

test('other facts, or another state of what grades, are graded', async () => {
	await (await check('v1', { seed: 1 })).memory.keep()
	await check('v1', { seed: 2 })
	await check('v2', { seed: 1 })
	expect(grades).toBe(3)
})

test('what was not asked for any more is forgotten', async () => {
	await (await check('v1', { seed: 1 }, { seed: 2 })).memory.keep()
	await (await check('v1', { seed: 2 })).memory.keep()
	expect(Object.keys(JSON.parse(await readFile(place, 'utf8')) as object)).toHaveLength(1)
})

test('a file that was cut off knows nothing', async () => {
	await (await check('v1', { seed: 1 })).memory.keep()
	await writeFile(place, (await readFile(place, 'utf8')).slice(0, -3))
	await check('v1', { seed: 1 })
	expect(grades).toBe(2)
})
