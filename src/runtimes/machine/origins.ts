import {
	noRoute,
	openPlanner,
	type Plan,
	type Planner,
} from '../../../exercises/kit/answer-plan.ts'
import {
	openRequestBook,
	type Exchange,
	type RequestBook,
	type RequestLog,
} from '../../../exercises/kit/request-log.ts'
import type { Chunk, LabWeb } from '../../../exercises/kit/routes.ts'
import { fromBytes, toBytes } from './byte-queue.ts'
import { createRequestReader, writeChunk, writeHead, type HttpRequest } from './http-message.ts'
import type { Connection, ServiceSide } from './endpoint.ts'
import type { Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'
import type { MachineClock } from './clock.ts'

export interface OriginsOptions {
	network: Network
	scheduler: Scheduler
	clock: MachineClock
	/** What answers; left out: nothing does. */
	web: LabWeb | undefined
}

/**
 * Puts the lab web into the machine's network: each of its hosts answers HTTP there, over real
 * sockets of the program's. The log of what was asked stays on this side, where no program can
 * reach it; its times are seconds of the machine's clock since this call.
 */
export function serveOrigins({ network, scheduler, clock, web }: OriginsOptions): RequestLog {
	const start = clock.peek()
	const book = openRequestBook(() => (clock.peek() - start) / 1e9)
	const planner = openPlanner(web)
	const places = new Set(
		(web?.routes ?? []).map(({ url }) => new URL(url.replaceAll(/[{}]/g, '')).origin),
	)
	for (const origin of places) {
		const { protocol, hostname, port } = new URL(origin)
		network.serve(hostname, Number(port || (protocol === 'https:' ? 443 : 80)), {
			connect: (connection) =>
				new OriginSide({ origin, connection, planner, book, scheduler, web }),
		})
	}
	return book.log
}

interface OriginOptions {
	origin: string
	connection: Connection
	planner: Planner
	book: RequestBook
	scheduler: Scheduler
	web: LabWeb | undefined
}

/** The far end of one connection: answers its requests one after the other. */
class OriginSide implements ServiceSide {
	readonly #options: OriginOptions
	readonly #reader
	readonly #waiting: HttpRequest[] = []
	#answering: { exchange: Exchange; plan: Plan | undefined; cancel: () => void } | undefined
	#isClosed = false

	constructor(options: OriginOptions) {
		this.#options = options
		this.#reader = createRequestReader({
			onRequest: (request) => {
				this.#waiting.push(request)
				this.#next()
			},
			onExpect: () => options.connection.send(writeHead({ status: 100, headers: {} })),
		})
	}

	receive(bytes: string): void {
		if (this.#isClosed) return
		try {
			this.#reader.write(bytes)
		} catch (error) {
			this.#refuse(messageOf(error))
		}
	}

	closed(): void {
		this.#isClosed = true
		this.#answering?.cancel()
		this.#end('aborted')
	}

	#next(): void {
		if (this.#answering || this.#isClosed) return
		const request = this.#waiting.shift()
		if (request) this.#answer(request)
	}

	#answer(request: HttpRequest): void {
		const { origin, planner, book, scheduler, web } = this.#options
		const { method } = request
		if (!URL.canParse(request.target, origin))
			return this.#refuse(`This is no address: ${request.target}`)
		const url = new URL(request.target, origin)
		const exchange = book.begin(url.href, method)
		if (request.body !== '') exchange.sends(fromBytes(request.body))
		if (!planner.answers(method, url)) {
			this.#answering = { exchange, plan: undefined, cancel: () => undefined }
			exchange.headersArrived(404)
			const sentence = noRoute({ method, url: url.href }, web)
			this.#send(404, plainText, sentence, method)
			return this.#finish(request)
		}
		const plan = planner.plan(method, url)
		plan.begin()
		const timer = scheduler.after(plan.delay * 1e9, () => this.#arrive(request, plan, exchange))
		this.#answering = { exchange, plan, cancel: () => timer.cancel() }
	}

	#arrive(request: HttpRequest, { answer }: Plan, exchange: Exchange): void {
		if (!answer) {
			this.#end('failed')
			return this.#hangUp()
		}
		const { status, headers, body } = answer
		exchange.headersArrived(status)
		if (Array.isArray(body)) {
			const head = { ...inLowerCase(headers), 'transfer-encoding': 'chunked' }
			this.#options.connection.send(writeHead({ status, headers: head }))
			return request.method === 'HEAD' ? this.#finish(request) : this.#stream(request, body, 0)
		}
		this.#send(status, headers, typeof body === 'string' ? body : '', request.method)
		this.#finish(request)
	}

	#stream(request: HttpRequest, chunks: readonly Chunk[], at: number): void {
		const { connection, scheduler } = this.#options
		const chunk = chunks[at]
		if (!chunk) {
			connection.send(writeChunk(''))
			return this.#finish(request)
		}
		const timer = scheduler.after(chunk.after * 1e9, () => {
			// An empty chunk would be the last one.
			if (chunk.text !== '') connection.send(writeChunk(toBytes(chunk.text)))
			this.#stream(request, chunks, at + 1)
		})
		if (this.#answering) this.#answering.cancel = () => timer.cancel()
	}

	#send(
		status: number,
		headers: Readonly<Record<string, string>>,
		text: string,
		method = 'GET',
	): void {
		const body = toBytes(text)
		const length = { 'content-length': String(body.length) }
		const head = writeHead({ status, headers: { ...inLowerCase(headers), ...length } })
		this.#options.connection.send(method === 'HEAD' ? head : head + body)
	}

	#finish({ headers }: HttpRequest): void {
		this.#end('answered')
		if (/\bclose\b/i.test(headers.get('connection') ?? '')) return this.#hangUp()
		this.#next()
	}

	/** What is no request ends the connection: nobody knows where the next one begins. */
	#refuse(sentence: string): void {
		this.#send(400, plainText, sentence)
		this.#hangUp()
	}

	#end(outcome: 'answered' | 'failed' | 'aborted'): void {
		const answering = this.#answering
		if (!answering) return
		this.#answering = undefined
		answering.plan?.end()
		answering.exchange.end(outcome)
	}

	#hangUp(): void {
		this.#isClosed = true
		this.#options.connection.close()
	}
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' }

/** A route may spell its headers as it likes; two of one name would be two headers. */
function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
	const entries = Object.entries(headers)
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]))
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error)
}
