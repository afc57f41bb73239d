import { load } from '#kit/python'
import { expect, test } from 'vitest'

// Ten cases of the kind that the course's suites are made of.

const module = load('./solution/fetch_five.py')
const ids = Array.from({ length: 20 }, (_, i) => i + 1)
const delays = Object.fromEntries(ids.map((id) => [id, (id % 4) / 2 + 0.5]))
const web = {
	routes: [{ url: 'https://pokeapi.example/pokemon/{id}', delays, json: { name: 'number {id}' } }],
}
const broken = {
	routes: [{ url: 'https://pokeapi.example/pokemon/{id}', delay: 1, status: 500, text: 'no' }],
}
const fetchFive = () => module.call('fetch_five', [ids], { web })

test('returns twenty names', async () => {
	expect((await fetchFive()).value).toHaveLength(20)
})
test('keeps the order of the ids', async () => {
	expect((await fetchFive()).value).toEqual(ids.map((id) => `number ${id}`))
})
test('asks once for each', async () => {
	expect((await fetchFive()).requests.entries).toHaveLength(20)
})
test('asks for five at a time', async () => {
	expect((await fetchFive()).requests.peak).toBe(5)
})
test('keeps five in flight', async () => {
	expect((await fetchFive()).seconds).toBeLessThan(7)
})
test('lets an error out', async () => {
	const { error } = await module.call('fetch_five', [ids], { web: broken })
	expect(error?.is('ClientResponseError')).toBe(true)
})
test('asks for nothing when there are no ids', async () => {
	const { value, requests } = await module.call('fetch_five', [[]], { web })
	expect([value, requests.entries]).toEqual([[], []])
})
test('prints nothing', async () => {
	expect((await fetchFive()).output).toEqual([])
})
test('gives no warning', async () => {
	expect((await fetchFive()).warnings).toEqual([])
})
test('may be called twice', async () => {
	const again = await module.call('fetch_five', [ids.slice(0, 3)], { web })
	expect(again.value).toHaveLength(3)
})
