import { describe, expect, test } from 'vitest'
import { openLabWeb } from '../../exercises/kit/lab-web.ts'
import { openLoopbackLab } from '../../cli/stock-run-lab.ts'
import { labOrigin, labWeb } from './lab-web.ts'

/** What an answer says, beside the headers that every server adds for itself. */
async function factsOf(response: Response) {
	const { status, headers } = response
	const told = ['content-type', 'x-lab', 'location'].map((name) => headers.get(name))
	return { status, told, body: await response.text() }
}

const requests: readonly (readonly [string, string])[] = [
	['GET', '/items/7'],
	['GET', '/paced/b'],
	['GET', '/users/1'],
	['GET', '/users/9'],
	['GET', '/search?q=tea+%26+milk&page=2'],
	['POST', '/orders'],
	['PUT', '/orders/7'],
	['DELETE', '/orders/7'],
	['GET', '/text'],
	['HEAD', '/text'],
	['GET', '/unicode'],
	['GET', '/stream'],
	['GET', '/missing'],
	['GET', '/sick'],
	['GET', '/moved'],
]

describe('the lab web on a loopback', () => {
	test.each(requests)('answers %s %s as the lab web of the kit does', async (method, path) => {
		await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		const options = { method, redirect: 'manual' } as const
		const real = await fetch(lab.base + path, options)
		const simulated = await openLabWeb(labWeb).fetch(labOrigin + path, options)
		expect(await factsOf(real)).toEqual(await factsOf(simulated))
	})

	test('fails as often as its route says, then answers', async () => {
		await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		const statuses: number[] = []
		for (let asked = 0; asked < 3; asked++) statuses.push((await fetch(`${lab.base}/flaky`)).status)
		expect(statuses).toEqual([503, 503, 200])
	})

	test('breaks the connection where a failure has no status', async () => {
		await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		await expect(fetch(`${lab.base}/broken`)).rejects.toThrow('fetch failed')
	})

	test('answers no more at one time than its route says', async () => {
		await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		const answers = await Promise.all([1, 2, 3].map((id) => fetch(`${lab.base}/narrow/${id}`)))
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429])
		expect((await fetch(`${lab.base}/narrow/4`)).status).toBe(200)
	})

	test('takes as long as its routes say', async () => {
		await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		const start = performance.now()
		await fetch(`${lab.base}/items/1`)
		expect(performance.now() - start).toBeGreaterThanOrEqual(199)
	})

	test('says what no route fits', async () => {
		await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		const response = await fetch(`${lab.base}/nowhere`)
		expect(response.status).toBe(501)
		expect(await response.text()).toBe('No route of the lab web fits GET /nowhere.')
	})

	test('ends at once, whatever is still in flight', async () => {
		const lab = await openLoopbackLab(labWeb, { origin: labOrigin })
		const asked = fetch(`${lab.base}/slow/1`).catch(() => 'broken off')
		await fetch(`${lab.base}/text`)
		await lab[Symbol.asyncDispose]()
		expect(await asked).toBe('broken off')
		await expect(fetch(`${lab.base}/text`)).rejects.toThrow()
	})
})
