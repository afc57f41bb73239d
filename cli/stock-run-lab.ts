import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPlanner, type Planner } from '../exercises/kit/answer-plan.ts'
import type { Answer } from '../exercises/kit/routes.ts'
import type { LabWeb } from '../src/course/lab-web.ts'

/** A lab web that listens on this computer's loopback, in real time, for programs that no runtime of ours runs. */
export interface LoopbackLab extends AsyncDisposable {
	/** Where it listens: what stands for the origin of its routes. */
	readonly base: string
	readonly port: number
}

/** Names the origin that a request was meant for, where a hook has led it here; see stock-run-hook. */
export const originHeader = 'x-lab-origin'

export interface LabOptions {
	/** What a request was meant for that does not say: the one origin of the routes. */
	origin?: string
}

/** Opens a web on a free port of 127.0.0.1: each opening counts its failures and limits anew. */
export async function openLoopbackLab(
	web: LabWeb,
	{ origin }: LabOptions = {},
): Promise<LoopbackLab> {
	const planner = openPlanner(web)
	const over = new AbortController()
	const server = createServer((request, response) => {
		// A client that leaves takes its answer with it, and so does the end of the lab.
		const left = new AbortController()
		response.on('close', () => left.abort())
		const signal = AbortSignal.any([left.signal, over.signal])
		converse(request, response, { planner, signal, origin }).catch((error: unknown) => {
			if (!signal.aborted) response.destroy(error instanceof Error ? error : undefined)
		})
	})
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', resolve)
	})
	const port = portOf(server.address())
	return {
		base: `http://127.0.0.1:${port}`,
		port,
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

interface Talk {
	planner: Planner
	signal: AbortSignal
	origin: string | undefined
}

/** The address that was asked for. A client that was led here tells the host alone, and not whether it was https. */
function meantBy(
	{ method = 'GET', url = '/', headers }: IncomingMessage,
	{ planner, origin }: Pick<Talk, 'planner' | 'origin'>,
): URL {
	const told = headers[originHeader]
	const known = typeof told === 'string' ? told : origin
	if (known !== undefined) return new URL(url, known)
	const { host = '127.0.0.1' } = headers
	const safe = new URL(url, `https://${host}`)
	return planner.answers(method, safe) ? safe : new URL(url, `http://${host}`)
}

async function converse(
	request: IncomingMessage,
	response: ServerResponse,
	{ planner, signal, origin }: Talk,
): Promise<void> {
	const { method = 'GET' } = request
	const url = meantBy(request, { planner, origin })
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
