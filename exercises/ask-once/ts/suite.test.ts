import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { Answers } from './solution/answers.ts'

/** Fails with the reason when the signal is aborted, as `fetch` does. */
const sleep = (seconds: number, signal?: AbortSignal) =>
	new Promise<void>((resolve, reject) => {
		setTimeout(resolve, seconds * 1000)
		signal?.addEventListener('abort', () => reject(signal.reason))
	})

type Told = [what: string, second: number]

interface Stage {
	answers: Answers
	/** What a caller got, and in which second; two minutes are too long. */
	told: (caller: Promise<string>) => Promise<Told>
}

/** Plays the scene with answers that take two seconds; the first `failures` of them are errors. */
async function play(scene: (stage: Stage) => Promise<Told[]>, failures = 0) {
	const asked: string[] = []
	const { value } = await inLab(undefined, async () => {
		const began = performance.now()
		const answers = new Answers(async (key, signal) => {
			asked.push(key)
			const number = asked.length
			await sleep(2, signal)
			if (number <= failures) throw new Error('nobody answers')
			return key.toUpperCase()
		})
		const told = async (caller: Promise<string>): Promise<Told> => {
			const got = await Promise.race([
				caller.catch((error: unknown) =>
					error instanceof DOMException && error.name === 'AbortError'
						? 'cancelled'
						: String(error),
				),
				sleep(120).then(() => 'nothing'),
			])
			return [got, (performance.now() - began) / 1000]
		}
		return await scene({ answers, told })
	})
	return { got: value, asked }
}

test('asks once for a key whose answer is known', async () => {
	const { got, asked } = await play(async ({ answers, told }) => {
		const got: Told[] = []
		for (const key of ['tea', 'tea', 'rice', 'tea']) got.push(await told(answers.get(key)))
		return got
	})
	expect(got, 'what each one got, and in which second').toEqual([
		['TEA', 2],
		['TEA', 2],
		['RICE', 4],
		['TEA', 4],
	])
	expect(asked, 'what was asked for').toEqual(['tea', 'rice'])
})

test('asks once for all who want the same at the same time', async () => {
	const { got, asked } = await play(({ answers, told }) =>
		Promise.all(['tea', 'tea', 'tea'].map((key) => told(answers.get(key)))),
	)
	expect(asked, 'what was asked for').toEqual(['tea'])
	expect(got, 'what each one got, and in which second').toEqual([
		['TEA', 2],
		['TEA', 2],
		['TEA', 2],
	])
})

test('does not let one key wait for another', async () => {
	const { got } = await play(({ answers, told }) =>
		Promise.all(['tea', 'rice'].map((key) => told(answers.get(key)))),
	)
	expect(got, 'what each one got, and in which second').toEqual([
		['TEA', 2],
		['RICE', 2],
	])
})

test('gives an error to all who wait for it', async () => {
	const { got } = await play(
		({ answers, told }) => Promise.all(['tea', 'tea', 'tea'].map((key) => told(answers.get(key)))),
		1,
	)
	expect(got, 'what each one got, and in which second').toEqual([
		['Error: nobody answers', 2],
		['Error: nobody answers', 2],
		['Error: nobody answers', 2],
	])
})

test('asks again after an error', async () => {
	const { got } = await play(async ({ answers, told }) => {
		const got: Told[] = []
		for (const key of ['tea', 'tea', 'tea']) got.push(await told(answers.get(key)))
		return got
	}, 1)
	expect(got, 'what each one got, and in which second').toEqual([
		['Error: nobody answers', 2],
		['TEA', 4],
		['TEA', 4],
	])
})

test('serves the others when one caller leaves', async () => {
	const { got, asked } = await play(async ({ answers, told }) => {
		const controller = new AbortController()
		const everybody = Promise.all([
			told(answers.get('tea', controller.signal)),
			told(answers.get('tea')),
			told(answers.get('tea', new AbortController().signal)),
		])
		await sleep(1)
		controller.abort()
		return await everybody
	})
	expect(got, 'what each one got, and in which second').toEqual([
		['cancelled', 1],
		['TEA', 2],
		['TEA', 2],
	])
	expect(asked, 'what was asked for').toEqual(['tea'])
})
