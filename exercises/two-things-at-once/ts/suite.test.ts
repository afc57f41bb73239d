import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { greet } from './solution/greet.ts'

interface Answer {
	seconds: number
	/** Fails with these words in the end. */
	fails?: string
}

/** Calls it with a greeting and a name that take their time, and notes when each of the two was asked. */
async function greetInLab(greeting: Answer, name: Answer) {
	const asked: Record<string, number[]> = { greeting: [], name: [] }
	const run = await inLab(undefined, () => {
		const began = performance.now()
		const answer = async (what: string, text: string, { seconds, fails }: Answer) => {
			asked[what]?.push((performance.now() - began) / 1000)
			await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
			if (fails) throw new Error(fails)
			return text
		}
		return greet(
			() => answer('greeting', 'Hello', greeting),
			() => answer('name', 'Ada', name),
		)
	})
	return { run, asked }
}

test('says the greeting and the name', async () => {
	const { run } = await greetInLab({ seconds: 1 }, { seconds: 2 })
	expect(run.value).toBe('Hello, Ada')
})

test('asks for the name before the greeting is there', async () => {
	const { asked } = await greetInLab({ seconds: 1 }, { seconds: 2 })
	expect(asked.name?.[0], 'the second when the name was asked for').toBeLessThan(0.5)
})

test('says the greeting first when the name is there first', async () => {
	const { run } = await greetInLab({ seconds: 2 }, { seconds: 1 })
	expect(run.value).toBe('Hello, Ada')
})

test('asks for each of them only once', async () => {
	const { asked } = await greetInLab({ seconds: 1 }, { seconds: 2 })
	expect(
		[asked.greeting?.length, asked.name?.length],
		'calls for the greeting and the name',
	).toEqual([1, 1])
})

test('lets the error of either of them out', async () => {
	const rude = await greetInLab({ seconds: 2, fails: 'no greeting' }, { seconds: 1 })
	expect(rude.run.error, 'what it rejected with').toEqual(new Error('no greeting'))
	const nameless = await greetInLab({ seconds: 1 }, { seconds: 2, fails: 'no name' })
	expect(nameless.run.error, 'what it rejected with').toEqual(new Error('no name'))
})
