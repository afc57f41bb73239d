import { script, type PythonError } from '#kit/python'
import { expect, test } from 'vitest'

interface Answer {
	seconds: number
	/** Fails with these words in the end. */
	fails?: string
}

interface Call {
	text: string
	/** When each of the two was asked, and how often. */
	asked: { greeting: number[]; name: number[] }
}

/** Calls it with a greeting and a name that take their time. */
const greet = (greeting: Answer, name: Answer) =>
	script<Call>(
		`
			import asyncio, time
			from greet import greet

			asked = {"greeting": [], "name": []}

			async def answer(what, text, how):
				asked[what].append(time.perf_counter() - began)
				await asyncio.sleep(how["seconds"])
				if "fails" in how:
					raise ValueError(how["fails"])
				return text

			began = time.perf_counter()
			text = asyncio.run(greet(
				lambda: answer("greeting", "Hello", args[0]),
				lambda: answer("name", "Ada", args[1]),
			))
			result = {"text": text, "asked": asked}
		`,
		[greeting, name],
	)

/** What an error says, and those that it holds if it is a group. */
const wordsOf = (error: PythonError | undefined): string[] =>
	error ? [error.message, ...error.errors.flatMap(wordsOf)] : []

test('says the greeting and the name', async () => {
	const run = await greet({ seconds: 1 }, { seconds: 2 })
	expect(run.value.text).toBe('Hello, Ada')
})

test('asks for the name before the greeting is there', async () => {
	const run = await greet({ seconds: 1 }, { seconds: 2 })
	expect(run.value.asked.name[0], 'the second when the name was asked for').toBeLessThan(0.5)
})

test('says the greeting first when the name is there first', async () => {
	const run = await greet({ seconds: 2 }, { seconds: 1 })
	expect(run.value.text).toBe('Hello, Ada')
})

test('asks for each of them only once', async () => {
	const run = await greet({ seconds: 1 }, { seconds: 2 })
	const { greeting, name } = run.value.asked
	expect([greeting.length, name.length], 'calls for the greeting and the name').toEqual([1, 1])
})

test('lets the error of either of them out', async () => {
	const rude = await greet({ seconds: 2, fails: 'no greeting' }, { seconds: 1 })
	expect(wordsOf(rude.error), 'what it raised').toContain('no greeting')
	const nameless = await greet({ seconds: 1 }, { seconds: 2, fails: 'no name' })
	expect(wordsOf(nameless.error), 'what it raised').toContain('no name')
})
