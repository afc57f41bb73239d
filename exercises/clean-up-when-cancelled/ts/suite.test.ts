import { inLab, type LabWeb, type RequestLog } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { readBook } from './solution/read-book.ts'

const away = new Error('called away')

/** Is cancelled half a second later, unless it is to be left alone. */
function read(cancel: boolean): Promise<string> {
	const controller = new AbortController()
	if (cancel) setTimeout(() => controller.abort(away), 500)
	return readBook('emma', controller.signal)
}

/** Stays until what is still in flight has ended too: a lab that closes answers nobody any more. */
async function readAndStay(cancel: boolean): Promise<string> {
	try {
		return await read(cancel)
	} finally {
		await new Promise((resolve) => setTimeout(resolve, 10_000))
	}
}

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
	const run = await inLab(web, () => readAndStay(false))
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
	const run = await inLab(torn, () => readAndStay(false))
	expect(String(run.error), 'what it rejected with').toMatch(/404/)
	expect(givenBack(run.requests)[0], 'what became of the giving back').toBe(`answered: ${loans}`)
})

test('gives it back when it is cancelled', async () => {
	const { requests } = await inLab(web, () => readAndStay(true))
	expect(givenBack(requests)[0], 'what became of the giving back').toBe(`answered: ${loans}`)
})

test('gives it back once', async () => {
	const { requests } = await inLab(web, () => readAndStay(true))
	expect(givenBack(requests).length, 'times it was given back').toBe(1)
})

test('ends with its cancellation', async () => {
	const run = await inLab(web, () => readAndStay(true))
	expect(run.error, 'what it rejected with').toBe(away)
})

test('has given it back when it ends', async () => {
	const { requests } = await inLab(torn, () => read(false))
	expect(givenBack(requests), 'what became of the giving back').toEqual([`answered: ${loans}`])
})

test('has given it back although it is cancelled meanwhile', async () => {
	// It borrows and fails to read within 0.2 s, and gives the book back from then on until 0.8 s.
	const { requests } = await inLab(tornAndSlow, () => read(true))
	expect(givenBack(requests), 'what became of the giving back').toEqual([`answered: ${loans}`])
})
