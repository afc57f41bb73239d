import { expect, test } from 'vitest'
import { configureLab, inLab, openLabWeb, type LabWeb } from './lab.ts'

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const web: LabWeb = {
	routes: [
		{ url: 'https://a.test/items/{id}', delay: 1, json: { id: '{id}' } },
		{ url: 'https://a.test/items', method: 'POST', delay: 1, status: 201, json: { made: true } },
		{
			url: 'https://a.test/stream',
			delay: 1,
			stream: [
				{ after: 0.5, text: 'one ' },
				{ after: 0.5, text: 'two ' },
				{ after: 1, text: 'three' },
			],
		},
		{ url: 'https://a.test/twice-busy', delay: 1, text: 'ok', failure: { times: 2, status: 503 } },
		{ url: 'https://a.test/broken', delay: 1, failure: { delay: 0.25 } },
		{ url: 'https://a.test/two-at-once/{id}', delay: 1, text: 'ok', limit: { inFlight: 2 } },
		{ url: 'https://a.test/empty', delay: 1, status: 204 },
	],
}

test('answers with a real Response that knows its URL', async () => {
	const run = await inLab(web, async () => {
		const response = await fetch('https://a.test/items/7')
		expect(response).toBeInstanceOf(Response)
		expect(response.headers.get('content-type')).toContain('application/json')
		return { url: response.url, ok: response.ok, body: await response.json() }
	})
	expect(run.value).toEqual({ url: 'https://a.test/items/7', ok: true, body: { id: '7' } })
	expect(run.seconds).toBe(1)
})

test('takes a URL or a Request as well as text', async () => {
	const run = await inLab(web, async () => {
		await fetch(new URL('https://a.test/items/1'))
		await fetch(new Request('https://a.test/items/2'))
	})
	expect(run.requests.entries.map(({ url }) => url)).toEqual([
		'https://a.test/items/1',
		'https://a.test/items/2',
	])
})

test('keeps what was posted in the log', async () => {
	const run = await inLab(web, async () => {
		const response = await fetch('https://a.test/items', { method: 'post', body: '{"a":1}' })
		return response.status
	})
	expect(run.value).toBe(201)
	expect(run.requests.entries).toEqual([
		{
			url: 'https://a.test/items',
			method: 'POST',
			body: '{"a":1}',
			start: 0,
			end: 1,
			status: 201,
			outcome: 'answered',
		},
	])
})

test('answers HEAD without a body', async () => {
	const run = await inLab(web, async () => {
		const response = await fetch('https://a.test/items/7', { method: 'HEAD' })
		return { status: response.status, text: await response.text() }
	})
	expect(run.value).toEqual({ status: 200, text: '' })
})

test('answers a status that has no body', async () => {
	const run = await inLab(web, async () => (await fetch('https://a.test/empty')).status)
	expect(run.value).toBe(204)
})

test('refuses what no route fits, naming the URL and the routes there are', async () => {
	const run = await inLab({ routes: web.routes.slice(0, 2) }, () => fetch('https://b.test/x'))
	expect(run.error).toBeInstanceOf(TypeError)
	expect(String(run.error)).toBe(
		'TypeError: No route of the lab web fits GET https://b.test/x. ' +
			'It answers: GET https://a.test/items/{id}, POST https://a.test/items.',
	)
	expect(run.requests.entries).toMatchObject([{ outcome: 'failed', start: 0, end: 0 }])
})

test('refuses everything when there is no web', async () => {
	const run = await inLab(undefined, () => fetch('https://b.test/x'))
	expect(String(run.error)).toContain('It answers nothing.')
})

test('refuses a relative URL and sends nothing', async () => {
	const run = await inLab(web, () => fetch('/items/7'))
	expect(run.error).toBeInstanceOf(TypeError)
	expect(String(run.error)).toContain('"/items/7"')
	expect(run.requests.entries).toEqual([])
})

test('fails as often as it is told, and then answers', async () => {
	const run = await inLab(web, async () => {
		const statuses = []
		for (let count = 0; count < 3; count++) {
			statuses.push((await fetch('https://a.test/twice-busy')).status)
		}
		return statuses
	})
	expect(run.value).toEqual([503, 503, 200])
	expect(run.seconds).toBe(3)
})

test('breaks a connection with a TypeError at the time it is told', async () => {
	const run = await inLab(web, () => fetch('https://a.test/broken'))
	expect(run.error).toBeInstanceOf(TypeError)
	expect(run.requests.entries).toMatchObject([{ outcome: 'failed', end: 0.25 }])
})

test('refuses one too many at once with 429, and takes more when one is done', async () => {
	const run = await inLab(web, async () => {
		const ask = async (id: number) => (await fetch(`https://a.test/two-at-once/${id}`)).status
		const first = await Promise.all([ask(1), ask(2), ask(3)])
		return [...first, await ask(4)]
	})
	expect(run.value).toEqual([200, 200, 429, 200])
	expect(run.requests.entries.map(({ end }) => end)).toEqual([1, 1, 0, 2])
})

test('gives the place of an aborted request to another, once', async () => {
	const run = await inLab(web, async () => {
		const ask = async (id: number, signal?: AbortSignal) =>
			(await fetch(`https://a.test/two-at-once/${id}`, { signal: signal ?? null })).status
		const [early, late] = [new AbortController(), new AbortController()]
		const aborted = ask(1, early.signal).catch(() => 'aborted')
		const answered = ask(2, late.signal)
		early.abort()
		const first = await Promise.all([aborted, answered, ask(3)])
		late.abort()
		await sleep(10)
		return [...first, ...(await Promise.all([ask(4), ask(5), ask(6)]))]
	})
	expect(run.value).toEqual(['aborted', 200, 200, 200, 200, 429])
	expect(run.requests.entries[0]).toMatchObject({ outcome: 'aborted', end: 0 })
})

test('streams its chunks over time', async () => {
	const run = await inLab(web, async () => {
		const { body } = await fetch('https://a.test/stream')
		if (!body) throw new Error('The answer has no body.')
		const reader = body.pipeThrough(new TextDecoderStream()).getReader()
		const seen = []
		const start = performance.now()
		for (;;) {
			const { done, value } = await reader.read()
			if (done) return seen
			seen.push([value, performance.now() - start])
		}
	})
	expect(run.value).toEqual([
		['one ', 500],
		['two ', 1000],
		['three', 2000],
	])
})

test('gives the text of a stream when the last chunk is there', async () => {
	const run = await inLab(web, async () => (await fetch('https://a.test/stream')).text())
	expect(run.value).toBe('one two three')
	expect(run.seconds).toBe(3)
})

test('lets a clone be read beside its original', async () => {
	const run = await inLab(web, async () => {
		const response = await fetch('https://a.test/items/7')
		const copy = response.clone()
		const json: unknown = await copy.json()
		return [copy.url, json, await response.text()]
	})
	expect(run.value).toEqual(['https://a.test/items/7', { id: '7' }, '{"id":"7"}'])
})

test('holds a request in flight until its last byte is there, read or not', async () => {
	const run = await inLab(web, async () => {
		await fetch('https://a.test/stream')
		await sleep(10)
	})
	expect(run.requests.entries).toMatchObject([{ outcome: 'answered', status: 200, end: 3 }])
})

test('shows what is in flight when the work is done', async () => {
	const run = await inLab(web, async () => {
		void fetch('https://a.test/items/7')
		await sleep(0.5)
	})
	expect(run.requests.entries).toMatchObject([{ outcome: 'in flight', end: undefined }])
})

test('counts the most that were in flight at one time', async () => {
	const run = await inLab(web, async () => {
		await Promise.all([fetch('https://a.test/items/1'), fetch('https://a.test/items/2')])
		await fetch('https://a.test/items/3')
	})
	expect(run.requests.peak).toBe(2)
})

test('does not count a request that leaves when another one has ended', async () => {
	const run = await inLab(web, async () => {
		for (const id of [1, 2, 3]) await fetch(`https://a.test/items/${id}`)
	})
	expect(run.requests.peak).toBe(1)
})

test('rejects with the reason of the signal when it is aborted on the way', async () => {
	const run = await inLab(web, async () => {
		const controller = new AbortController()
		setTimeout(() => controller.abort(), 400)
		await fetch('https://a.test/items/7', { signal: controller.signal })
	})
	expect(run.error).toBeInstanceOf(DOMException)
	expect(run.error).toMatchObject({ name: 'AbortError' })
	expect(run.seconds).toBe(0.4)
	expect(run.requests.entries).toMatchObject([{ outcome: 'aborted', end: 0.4 }])
})

test('rejects with a reason of the learner, word for word', async () => {
	const reason = new Error('enough')
	const run = await inLab(web, async () => {
		const controller = new AbortController()
		setTimeout(() => controller.abort(reason), 400)
		await fetch(new Request('https://a.test/items/7', { signal: controller.signal }))
	})
	expect(run.error).toBe(reason)
})

test('sends nothing for a signal that is aborted already', async () => {
	const run = await inLab(web, () =>
		fetch('https://a.test/items/7', { signal: AbortSignal.abort() }),
	)
	expect(run.error).toMatchObject({ name: 'AbortError' })
	expect(run.requests.entries).toEqual([])
})

test('breaks off a body that is still coming when its signal is aborted', async () => {
	const run = await inLab(web, async () => {
		const response = await fetch('https://a.test/stream', { signal: AbortSignal.timeout(1700) })
		return await response.text()
	})
	expect(run.error).toMatchObject({ name: 'TimeoutError' })
	expect(run.seconds).toBe(1.7)
	expect(run.requests.entries).toMatchObject([{ outcome: 'aborted', status: 200, end: 1.7 }])
})

test('breaks off a body that its reader cancels', async () => {
	const run = await inLab(web, async () => {
		const response = await fetch('https://a.test/stream')
		const reader = response.body?.getReader()
		await reader?.read()
		await reader?.cancel()
		await sleep(10)
	})
	expect(run.requests.entries).toMatchObject([{ outcome: 'aborted', end: 1.5 }])
})

test('leaves an answer alone whose signal is aborted after it came', async () => {
	const run = await inLab(web, async () => {
		const controller = new AbortController()
		const response = await fetch('https://a.test/items/7', { signal: controller.signal })
		controller.abort()
		return await response.text()
	})
	expect(run.value).toBe('{"id":"7"}')
	expect(run.requests.entries).toMatchObject([{ outcome: 'answered' }])
})

test('brings simultaneous answers in an order of the seed', async () => {
	const orderWith = async (seed: number) => {
		configureLab({ seed })
		const order: number[] = []
		await inLab(web, () =>
			Promise.all(
				[1, 2, 3, 4, 5, 6].map((id) =>
					fetch(`https://a.test/items/${id}`).then(() => order.push(id)),
				),
			),
		)
		return order.join()
	}
	const orders = []
	for (const seed of [1, 2, 3, 4]) orders.push(await orderWith(seed))
	expect(new Set(orders).size).toBeGreaterThan(1)
	expect(await orderWith(2)).toBe(orders[1])
	configureLab({ seed: 1 })
})

test('gives a log that nobody can write in', async () => {
	const { fetch, requests } = openLabWeb(web)
	await fetch('https://a.test/broken').catch(() => undefined)
	requests.entries.map((entry) => Object.assign(entry, { outcome: 'answered', start: 99 }))
	expect(requests.entries).toMatchObject([{ outcome: 'failed' }])
	expect(requests.entries[0]?.start).toBeLessThan(99)
	expect(() => Object.defineProperty(requests, 'peak', { value: 0 })).toThrow(TypeError)
})

test('answers a program in real time', async () => {
	const { fetch, requests } = openLabWeb({
		routes: [{ url: 'https://a.test/', delay: 0.05, text: 'hello' }],
	})
	const start = performance.now()
	const response = await fetch('https://a.test/')
	expect(await response.text()).toBe('hello')
	expect(performance.now() - start).toBeGreaterThan(45)
	expect(requests.entries[0]?.end).toBeGreaterThan(0.045)
})

test('what no route fits is passed on where there is somewhere else, and is in the log until all of it came', async () => {
	const asked: Request[] = []
	const elsewhere: typeof fetch = (input, init) => {
		const request = new Request(input, init)
		asked.push(request)
		const isEmpty = request.url.endsWith('/nothing')
		return Promise.resolve(
			new Response(isEmpty ? null : 'from afar', { status: isEmpty ? 204 : 201 }),
		)
	}
	const lab = openLabWeb(web, { elsewhere })
	const answer = await lab.fetch('https://afar.test/x', { method: 'POST', body: 'hello' })
	expect([answer.status, await answer.text()]).toEqual([201, 'from afar'])
	expect((await lab.fetch('https://afar.test/nothing')).status).toBe(204)
	expect((await lab.fetch('https://a.test/twice-busy')).status).toBe(503)
	expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
		'POST https://afar.test/x',
		'GET https://afar.test/nothing',
	])
	expect(lab.requests.entries.map(({ outcome, status }) => [outcome, status])).toEqual([
		['answered', 201],
		['answered', 204],
		['answered', 503],
	])
})

test('what fails elsewhere fails here, in its own words', async () => {
	const elsewhere: typeof fetch = () => Promise.reject(new TypeError('no cable'))
	const lab = openLabWeb(undefined, { elsewhere })
	await expect(lab.fetch('https://afar.test/x')).rejects.toThrow('no cable')
	expect(lab.requests.entries).toMatchObject([{ outcome: 'failed' }])
})
