import { load, script, type LabWeb, type RequestLog } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

const module = load('./solution/read_book.py')

/**
 * Cancels it half a second later, unless it is to be left alone, and says how it ended. Who stays in the
 * loop then sees what is left go on; `asyncio.run` cancels it.
 */
const readFor = (from: LabWeb, { cancel, stay }: { cancel: boolean; stay: number }) =>
	script<string>(
		`
			import asyncio
			from read_book import read_book

			async def main():
				reading = asyncio.create_task(read_book("emma"))
				if args[0]:
					await asyncio.sleep(0.5)
					reading.cancel()
				try:
					end = await reading
				except asyncio.CancelledError:
					end = "cancelled"
				except Exception as error:
					end = type(error).__name__
				await asyncio.sleep(args[1])
				return end

			result = asyncio.run(main())
		`,
		[cancel, stay],
		{ web: from },
	)

const readAndStay = (from: LabWeb, cancel: boolean) => readFor(from, { cancel, stay: 10 })

const loans = 'https://library.example/loans/emma'

/** There is no such book to read, although it can be borrowed. */
const torn: LabWeb = {
	routes: [
		{ url: 'https://library.example/books/{title}', delay: 0.1, status: 404, text: 'torn' },
		...web.routes,
	],
}

/** The same, and the desk takes its time. */
const tornAndSlow: LabWeb = {
	routes: [{ url: loans, method: 'DELETE', delay: 0.6, text: 'thank you' }, ...torn.routes],
}

/** What became of the requests that gave it back. */
const givenBack = ({ entries }: RequestLog) =>
	entries
		.filter(({ method }) => method === 'DELETE')
		.map(({ url, outcome }) => `${outcome}: ${url}`)

test('gives the text and gives the book back', async () => {
	const run = await readAndStay(web, false)
	expect(run.value).toBe('the text of emma')
	const [borrowed, opened, ...others] = run.requests.entries
	expect(borrowed?.method, 'its first request').toBe('POST')
	expect(opened?.start, 'seconds until it began to read').toBeGreaterThanOrEqual(borrowed?.end ?? 9)
	expect(
		others.map(({ method }) => method),
		'what it did when it had read',
	).toEqual(['DELETE'])
})

test('gives it back when the reading fails', async () => {
	const run = await readAndStay(torn, false)
	expect(run.value, 'what it raised').toBe('ClientResponseError')
	expect(givenBack(run.requests)[0], 'what became of the giving back').toBe(`answered: ${loans}`)
})

test('gives it back when it is cancelled', async () => {
	const { requests } = await readAndStay(web, true)
	expect(givenBack(requests)[0], 'what became of the giving back').toBe(`answered: ${loans}`)
})

test('gives it back once', async () => {
	const { requests } = await readAndStay(web, true)
	expect(givenBack(requests).length, 'times it was given back').toBe(1)
})

test('ends with its cancellation', async () => {
	const run = await readAndStay(web, true)
	expect(run.value, 'how the cancelled call ended').toBe('cancelled')
})

test('has given it back when it ends', async () => {
	const { requests } = await module.call('read_book', ['emma'], { web: torn })
	expect(givenBack(requests), 'what became of the giving back').toEqual([`answered: ${loans}`])
})

test('has given it back although it is cancelled meanwhile', async () => {
	// It borrows and fails to read within 0.2 s, and gives the book back from then on until 0.8 s.
	const run = await readFor(tornAndSlow, { cancel: true, stay: 0 })
	expect(givenBack(run.requests), 'what became of the giving back').toEqual([`answered: ${loans}`])
	expect(run.value, 'how the cancelled call ended').toBe('cancelled')
})
