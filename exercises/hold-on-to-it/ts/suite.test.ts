import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { Background } from './solution/background.ts'

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

interface Stage {
	background: Background
	/** Notes the second in which something happened. */
	say: (text: string) => void
	work: (name: string, seconds: number) => Promise<void>
}

async function failing(seconds: number): Promise<void> {
	await sleep(seconds)
	throw new Error('no such address')
}

/** Plays the scene with a background of its own, and gives what was said and what the handler was told. */
async function play(scene: (stage: Stage) => Promise<void>) {
	const said: [text: string, second: number][] = []
	const errors: unknown[] = []
	const run = await inLab(undefined, async () => {
		const began = performance.now()
		const say = (text: string) => said.push([text, (performance.now() - began) / 1000])
		const work = async (name: string, seconds: number) => {
			await sleep(seconds)
			say(name)
		}
		const background = new Background((error) => errors.push(error))
		try {
			await scene({ background, say, work })
		} finally {
			await sleep(10)
		}
	})
	return { said, errors, error: run.error }
}

test('begins the work when it is started', async () => {
	const { said } = await play(async ({ background, say, work }) => {
		background.start(() => work('one', 2))
		background.start(() => work('two', 1))
		say('started')
		await sleep(3)
	})
	expect(said, 'what happened, and in which second').toEqual([
		['started', 0],
		['two', 1],
		['one', 2],
	])
})

test('waits at the end for all that is running', async () => {
	const { said } = await play(async ({ background, say, work }) => {
		background.start(() => work('long', 5))
		background.start(() => work('short', 2))
		await sleep(1)
		await background.close()
		say('closed')
	})
	expect(said, 'what happened, and in which second').toEqual([
		['short', 2],
		['long', 5],
		['closed', 5],
	])
})

test('tells the handler of an error', async () => {
	const { errors } = await play(async ({ background, work }) => {
		background.start(() => work('good', 1))
		background.start(() => failing(1))
		await sleep(2)
	})
	expect(errors, 'what the handler was told').toEqual([new Error('no such address')])
})

test('waits for the others when one has failed', async () => {
	const { said } = await play(async ({ background, say, work }) => {
		background.start(() => failing(1))
		background.start(() => work('good', 2))
		await background.close()
		say('closed')
	})
	expect(said, 'what happened, and in which second').toEqual([
		['good', 2],
		['closed', 2],
	])
})

test('lets go of what is done', async () => {
	const counts: number[] = []
	await play(async ({ background, work }) => {
		background.start(() => failing(1))
		background.start(() => work('two', 3))
		background.start(() => work('three', 5))
		counts.push(background.running)
		for (let times = 0; times < 3; times++) {
			await sleep(2)
			counts.push(background.running)
		}
	})
	expect(counts, 'how many were running after 0, 2, 4 and 6 seconds').toEqual([3, 2, 1, 0])
})

test('waits also for what is started while it waits', async () => {
	const { said } = await play(async ({ background, say, work }) => {
		async function chain(steps: number): Promise<void> {
			await work(`${steps} left`, 1)
			if (steps > 0) background.start(() => chain(steps - 1))
		}
		background.start(() => chain(2))
		await background.close()
		say('closed')
	})
	expect(said, 'what happened, and in which second').toEqual([
		['2 left', 1],
		['1 left', 2],
		['0 left', 3],
		['closed', 3],
	])
})
