import { inLab, type LabWeb } from '#kit/lab'
import { expect, test } from 'vitest'
import web from '../web.json'
import { berryNames } from './solution/berry-names.ts'

const first = 'https://berries.example/list?page=1'
const names = ['cheri', 'chesto', 'pecha', 'rawst', 'aspear', 'leppa', 'oran']

/** The same list, but for this page. */
const webWhere = (page: string, answer: Omit<LabWeb['routes'][number], 'url'>): LabWeb => ({
	routes: [{ url: `https://berries.example/list?page=${page}`, ...answer }, ...web.routes],
})

/** The list without its empty page. */
const full = webWhere('3', {
	json: { results: [{ name: 'persim' }], next: 'https://berries.example/list?page=4' },
})
const fullNames = [...names.slice(0, 5), 'persim', ...names.slice(5)]

/** Reads no more than that many names, and stays for a second to see what else is asked for. */
const read = (from: LabWeb, atMost = 30) =>
	inLab(from, async () => {
		const names: string[] = []
		let failed = false
		try {
			for await (const name of berryNames(first)) {
				names.push(name)
				if (names.length === atMost) break
			}
		} catch {
			failed = true
		}
		await new Promise((resolve) => setTimeout(resolve, 1000))
		return { names, failed }
	})

test('gives every name, in order', async () => {
	const { value } = await read(full, fullNames.length)
	expect(value.names).toEqual(fullNames)
})

test('ends after the last page', async () => {
	const { value } = await read(full)
	expect(value.names.slice(fullNames.length), 'names after the last one').toEqual([])
})

test('goes on after an empty page', async () => {
	const { value } = await read(web)
	expect(value.names).toEqual(names)
})

test('gives the first name before all pages are there', async () => {
	const { requests } = await read(web, 1)
	expect(requests.entries.length, 'pages asked for').toBeLessThan(4)
})

test('asks for a page only when the names before it are used up', async () => {
	const { requests } = await read(web, 3)
	expect(requests.entries.map(({ url }) => url)).toEqual([first])
})

test('asks for each page once, and for nothing else', async () => {
	const { requests } = await read(web)
	expect(requests.entries.map(({ url }) => url)).toEqual(
		[1, 2, 3, 4].map((page) => `https://berries.example/list?page=${page}`),
	)
})

test('follows the link in each answer', async () => {
	const elsewhere = webWhere('2', {
		json: { results: [{ name: 'rawst' }], next: 'https://more.example/berries?after=rawst' },
	})
	const more = { url: 'https://more.example/berries?after=rawst' }
	const { value } = await read({
		routes: [{ ...more, json: { results: [{ name: 'sitrus' }], next: null } }, ...elsewhere.routes],
	})
	expect(value.names).toEqual(['cheri', 'chesto', 'pecha', 'rawst', 'sitrus'])
})

test('lets an error out after the names before it', async () => {
	const { value } = await read(webWhere('2', { status: 503, json: { results: [], next: null } }))
	expect(value.names).toEqual(['cheri', 'chesto', 'pecha'])
	expect(value.failed, 'whether it failed').toBe(true)
})
