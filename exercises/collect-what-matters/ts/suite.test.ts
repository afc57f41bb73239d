import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { heavyNames } from './solution/heavy-names.ts'

interface Faults {
	/** How many the stream gives before it breaks. */
	breaksAfter?: number
	/** The one that cannot be weighed. */
	failsFor?: string
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const weights = { snorlax: 4600, pikachu: 60, onix: 2100, eevee: 65, steelix: 4000 }

/** Five walk by; the first one takes longest to weigh. */
const collect = ({ breaksAfter = -1, failsFor = '' }: Faults = {}) =>
	inLab(undefined, () => {
		async function* stream() {
			for (const [count, [name, weight]] of Object.entries(weights).entries()) {
				await wait(0.1)
				if (count === breaksAfter) throw new Error('the stream broke')
				yield { name, weight }
			}
		}
		async function isHeavy({ name, weight }: { name: string; weight: number }) {
			await wait(weight / 1000)
			if (name === failsFor) throw new Error('the scales broke')
			return weight > 1000
		}
		return heavyNames(stream(), isHeavy)
	})

test('reads the stream without an error', async () => {
	const run = await collect()
	expect(run.error).toBeUndefined()
})

test('gives a list of names', async () => {
	const { value } = await collect()
	expect(Array.isArray(value), 'whether it is a list').toBe(true)
	expect(value.filter((name) => typeof name !== 'string')).toEqual([])
})

test('leaves out what is not heavy', async () => {
	const { value } = await collect()
	expect(value).not.toContain('pikachu')
	expect(value).not.toContain('eevee')
})

test('gives the first one, which is heavy', async () => {
	const { value } = await collect()
	expect(value).toContain('snorlax')
})

test('goes on after one that is not heavy', async () => {
	const { value } = await collect()
	expect([...value].sort()).toEqual(['onix', 'snorlax', 'steelix'])
})

test('keeps the order of the stream', async () => {
	const { value } = await collect()
	expect(value).toEqual(['snorlax', 'onix', 'steelix'])
})

test('lets an error of the stream out', async () => {
	const run = await collect({ breaksAfter: 2 })
	expect(String(run.error), 'what it failed with').toContain('the stream broke')
})

test('lets an error of the check out', async () => {
	const run = await collect({ failsFor: 'eevee' })
	expect(String(run.error), 'what it failed with').toContain('the scales broke')
})
