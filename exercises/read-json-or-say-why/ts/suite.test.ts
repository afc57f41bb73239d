import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { readJson } from './solution/read-json.ts'

const dishes = 'https://api.example/dishes'

/** Reads that dish, and watches every request and every answer. */
async function read(dish: string) {
	const accepted: (string | null)[] = []
	const responses: Response[] = []
	const run = await inLab(web, async () => {
		// The lab puts its own fetch away when the work has ended, and this one with it.
		const labFetch = fetch
		globalThis.fetch = async (input, init) => {
			accepted.push(new Request(input, init).headers.get('accept'))
			const response = await labFetch(input, init)
			responses.push(response)
			return response
		}
		return await readJson(`${dishes}/${dish}`)
	})
	const open = responses.filter(({ body, bodyUsed }) => body && !bodyUsed).length
	return { run, accepted, open }
}

/** What the error says; nothing when there was none. */
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : '')

test('gives what the JSON says', async () => {
	const { run } = await read('rice')
	expect(run.value).toEqual({ dish: 'rice', minutes: 20 })
})

test('fails when the answer is a refusal', async () => {
	const { run } = await read('cake')
	expect(run.error, 'what it rejected with').toBeInstanceOf(Error)
})

test('names the status and the address of a refusal', async () => {
	const { run } = await read('cake')
	expect(wordsOf(run.error), 'what the error says').toContain('404')
	expect(wordsOf(run.error), 'what the error says').toContain(`${dishes}/cake`)
})

test('names the status and the address when the body is no JSON', async () => {
	const { run } = await read('soup')
	expect(wordsOf(run.error), 'what the error says').toContain('200')
	expect(wordsOf(run.error), 'what the error says').toContain(`${dishes}/soup`)
})

test('reads JSON under another label', async () => {
	const { run } = await read('tea')
	expect(run.value).toEqual({ dish: 'tea', minutes: 5 })
})

test('asks for JSON', async () => {
	const { accepted } = await read('rice')
	expect(accepted[0], 'the Accept header').toContain('application/json')
})

test('leaves nothing open', async () => {
	for (const dish of ['rice', 'cake', 'soup']) {
		const { open } = await read(dish)
		expect(open, `bodies left unread after ${dish}`).toBe(0)
	}
})
