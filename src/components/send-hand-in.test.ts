import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { sendHandIn } from './send-hand-in.ts'

/** A service that answers so, over real HTTP. */
async function openService(answer: RequestListener): Promise<AsyncDisposable & { url: string }> {
	const server = createServer(answer).listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	const port = typeof address === 'object' && address ? address.port : 0
	return {
		url: `http://127.0.0.1:${port}/grades/`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections()
			server.close()
			await once(server, 'close')
		},
	}
}

const saying =
	(status: number, body: string): RequestListener =>
	(request, response) =>
		void buffer(request).then(() => response.writeHead(status).end(body))

const sent = 'the text of a hand-in: für Ada'
const receipt = createHash('sha256').update(sent).digest('hex')

test('is sent once, as it is, to the one place, without a cookie', async () => {
	const came: string[] = []
	await using service = await openService((request, response) => {
		void buffer(request).then((body) => {
			const { method, url, headers } = request
			came.push(`${method} ${url} ${headers['content-type']} ${headers.cookie} ${body.toString()}`)
			response.writeHead(201).end(JSON.stringify({ receipt }))
		})
	})
	expect(await sendHandIn(service.url, sent, crypto.subtle)).toEqual({ status: 'kept', receipt })
	expect(came).toEqual([`POST /grades/hand-ins application/json undefined ${sent}`])
})

test('what came there must be what was sent, where a browser can tell', async () => {
	const other = 'a'.repeat(64)
	await using service = await openService(saying(200, JSON.stringify({ receipt: other })))
	expect(await sendHandIn(service.url, sent, crypto.subtle)).toEqual({ status: 'damaged' })
	expect(await sendHandIn(service.url, sent, undefined)).toEqual({ status: 'kept', receipt: other })
})

test('a refusal is passed on with its reason, and another answer is a refusal', async () => {
	await using closed = await openService(saying(403, '{"why":"It is over."}'))
	const answer = await sendHandIn(closed.url, sent, crypto.subtle)
	expect(answer).toEqual({ status: 'refused', why: 'It is over.' })
	await using page = await openService(saying(200, '<h1>Log in</h1>'))
	expect(await sendHandIn(page.url, sent, crypto.subtle)).toEqual({ status: 'refused' })
})

test('nobody is followed elsewhere, and nobody is there where nobody listens', async () => {
	const asked: string[] = []
	await using elsewhere = await openService((request, response) => {
		asked.push(request.url ?? '')
		response.end(JSON.stringify({ receipt }))
	})
	await using service = await openService((_, response) =>
		response.writeHead(307, { Location: elsewhere.url }).end(),
	)
	expect(await sendHandIn(service.url, sent, crypto.subtle)).toEqual({ status: 'unanswered' })
	expect(asked).toEqual([])
	const gone = await openService(saying(200, ''))
	await gone[Symbol.asyncDispose]()
	expect(await sendHandIn(gone.url, sent, crypto.subtle)).toEqual({ status: 'unanswered' })
})
