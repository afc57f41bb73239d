import { script } from '#kit/python'
import { expect, test } from 'vitest'

interface Faults {
	/** How many the stream gives before it breaks. */
	breaksAfter?: number
	/** The one that cannot be weighed. */
	failsFor?: string
}

/** Five walk by; the first one takes longest to weigh. */
const collect = ({ breaksAfter = -1, failsFor = '' }: Faults = {}) =>
	script<string[]>(
		`
			import asyncio
			from heavy_names import heavy_names

			breaks_after, fails_for = args
			weights = {'snorlax': 4600, 'pikachu': 60, 'onix': 2100, 'eevee': 65, 'steelix': 4000}

			async def stream():
				for count, (name, weight) in enumerate(weights.items()):
					await asyncio.sleep(0.1)
					if count == breaks_after:
						raise OSError('the stream broke')
					yield {'name': name, 'weight': weight}

			async def is_heavy(pokemon):
				await asyncio.sleep(pokemon['weight'] / 1000)
				if pokemon['name'] == fails_for:
					raise OSError('the scales broke')
				return pokemon['weight'] > 1000

			result = asyncio.run(heavy_names(stream(), is_heavy))
		`,
		[breaksAfter, failsFor],
	)

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
