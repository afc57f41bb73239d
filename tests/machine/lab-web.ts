import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPlanner, type Planner } from '../../exercises/kit/answer-plan.ts'
import type { Answer } from '../../exercises/kit/routes.ts'
import { labWebSchema, type LabWeb } from '../../src/course/lab-web.ts'

/** The origin of the lab web as its routes name it. Programs read where it is from `LAB`. */
export const labOrigin = 'http://lab.example'

/** The web the programs talk to. Delays are so long that a busy computer's own slowness is small beside them. */
export const labWeb = labWebSchema.parse({
	routes: [
		{
			url: `${labOrigin}/items/{id}`,
			delay: 0.2,
			json: { id: '{id}', name: 'item {id}' },
		},
		{ url: `${labOrigin}/slow/{id}`, delay: 0.5, json: { id: '{id}' } },
		{
			url: `${labOrigin}/paced/{id}`,
			delays: { a: 0.6, b: 0.2, c: 0.4 },
			json: { id: '{id}' },
		},
		{
			url: `${labOrigin}/users/{id}`,
			records: { 1: { id: 1, name: 'Ada' }, 2: { id: 2, name: 'Alan' } },
		},
		{ url: `${labOrigin}/search?q={q}&page={page}`, json: { q: '{q}', page: '{page}' } },
		{ url: `${labOrigin}/orders`, method: 'POST', status: 201, json: { accepted: true } },
		{ url: `${labOrigin}/orders/{id}`, method: 'PUT', json: { replaced: '{id}' } },
		{ url: `${labOrigin}/orders/{id}`, method: 'DELETE', status: 204 },
		{
			url: `${labOrigin}/text`,
			headers: { 'x-lab': 'yes' },
			text: 'plain words\nsecond line\n',
		},
		{ url: `${labOrigin}/unicode`, text: 'café ☕' },
		{
			url: `${labOrigin}/stream`,
			stream: ['first\n', 'second\n', 'third\n'].map((line) => ({ after: 0.2, text: line })),
		},
		{ url: `${labOrigin}/missing`, status: 404, text: 'there is no such thing' },
		{ url: `${labOrigin}/sick`, failure: { status: 503 } },
		{ url: `${labOrigin}/flaky`, failure: { times: 2, status: 503 }, text: 'well again' },
		{ url: `${labOrigin}/broken`, failure: {} },
		{ url: `${labOrigin}/moved`, status: 302, headers: { location: '/text' } },
		{ url: `${labOrigin}/round`, status: 302, headers: { location: '/round' } },
		{
			url: `${labOrigin}/narrow/{id}`,
			delay: 0.4,
			json: { id: '{id}' },
			limit: { inFlight: 2 },
		},
	],
})

/** A lab web that listens on this computer's loopback, in real time, for a Python that is no part of the machine. */
export interface LoopbackLab extends AsyncDisposable {
	/** Where it listens: what stands for the origin of its routes. */
	readonly base: string
}

/**
 * Opens a web on a free port of 127.0.0.1: each opening counts its failures and limits anew.
 * @param web what answers; its routes all have the origin `labOrigin`
 */
export async function openLoopbackLab(web: LabWeb): Promise<LoopbackLab> {
	const planner = openPlanner(web)
	const over = new AbortController()
	const server = createServer((request, response) => {
		// A client that leaves takes its answer with it, and so does the end of the lab.
		const left = new AbortController()
		response.on('close', () => left.abort())
		const signal = AbortSignal.any([left.signal, over.signal])
		converse(request, response, { planner, signal }).catch((error: unknown) => {
			if (!signal.aborted) response.destroy(error instanceof Error ? error : undefined)
		})
	})
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', resolve)
	})
	return {
		base: `http://127.0.0.1:${portOf(server.address())}`,
		async [Symbol.asyncDispose]() {
			over.abort()
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string')
		throw new Error('The lab web listens on no port; was it closed while it was opened?')
	return address.port
}

async function converse(
	request: IncomingMessage,
	response: ServerResponse,
	{ planner, signal }: { planner: Planner; signal: AbortSignal },
): Promise<void> {
	const { method = 'GET', url: target = '/' } = request
	const url = new URL(target, labOrigin)
	await text(request)
	if (!planner.answers(method, url)) {
		response.writeHead(501).end(`No route of the lab web fits ${method} ${url.pathname}.`)
		return
	}
	const plan = planner.plan(method, url)
	plan.begin()
	try {
		await pause(plan.delay, signal)
		if (plan.answer) await send(response, plan.answer, signal)
		else response.destroy()
	} finally {
		plan.end()
	}
}

/** Node leaves the body out of an answer to HEAD by itself. */
async function send(
	response: ServerResponse,
	{ status, headers, body }: Answer,
	signal: AbortSignal,
): Promise<void> {
	if (body === undefined || typeof body === 'string') {
		const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
		response.writeHead(status, { ...headers, ...length }).end(body)
		return
	}
	response.writeHead(status, headers).flushHeaders()
	for (const chunk of body) {
		await pause(chunk.after, signal)
		response.write(chunk.text)
	}
	response.end()
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
	if (seconds > 0) await sleep(seconds * 1000, undefined, { signal })
}
