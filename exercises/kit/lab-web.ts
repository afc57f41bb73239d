import { realClock, type LabClock } from './clock.ts'
import { RealRequest, RealResponse } from './primitives.ts'
import { openRequestBook, type Exchange, type RequestLog } from './request-log.ts'
import { noRoute, openPlanner, type Plan } from './answer-plan.ts'
import type { Answer, Chunk, LabWeb } from './routes.ts'

/** A lab web that answers. */
export interface OpenLabWeb {
	/** Takes what `fetch` takes and settles as it does; nothing leaves the sandbox. */
	readonly fetch: typeof globalThis.fetch
	/** What it was asked so far. */
	readonly requests: RequestLog
}

/**
 * Opens the lab web: each opening counts its failures, its requests in flight and its log anew.
 * @param web what answers; `undefined`: every request is refused by name
 * @param clock what the delays are told by; left out: real time, with simultaneous answers in the order of their requests
 * @param elsewhere what takes a request that no route fits; left out: it is refused by name
 */
export function openLabWeb(
	web: LabWeb | undefined,
	{
		clock = realClock(),
		elsewhere,
	}: { clock?: LabClock; elsewhere?: typeof globalThis.fetch } = {},
): OpenLabWeb {
	const planner = openPlanner(web)
	const book = openRequestBook(() => clock.now())

	// No `await` before the request is in the book and its alarm is set: requests that are made in
	// one moment are answered by the order of their calls, and it must not depend on the engine.
	async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
		const request = readRequest(input, init)
		const signal = init?.signal ?? (input instanceof RealRequest ? input.signal : undefined)
		signal?.throwIfAborted()
		const exchange = book.begin(request.url, request.method)
		const url = new URL(request.url)
		if (!planner.answers(request.method, url)) {
			if (elsewhere) return passOn(elsewhere, request, exchange)
			exchange.end('failed')
			throw new TypeError(noRoute(request, web))
		}
		if (sendsBody(request)) {
			exchange.sends(await clock.hold(request.text()))
			if (signal?.aborted) exchange.end('aborted')
			signal?.throwIfAborted()
		}
		return converse({ request, signal, exchange, clock, plan: planner.plan(request.method, url) })
	}

	return { fetch, requests: book.log }
}

/** Asks the world. The answer is handed over when all of it is here: until then it is in flight. */
async function passOn(
	elsewhere: typeof globalThis.fetch,
	request: Request,
	exchange: Exchange,
): Promise<Response> {
	try {
		const answer = await elsewhere(request)
		exchange.headersArrived(answer.status)
		const { status, statusText, headers, url } = answer
		const bytes = await answer.arrayBuffer()
		const isBare = request.method === 'HEAD' || [204, 205, 304].includes(status)
		const whole = new RealResponse(isBare ? null : bytes, { status, statusText, headers })
		exchange.end('answered')
		return Object.defineProperty(whole, 'url', { value: url, configurable: true })
	} catch (error) {
		exchange.end(request.signal.aborted ? 'aborted' : 'failed')
		throw error
	}
}

interface Conversation {
	request: Request
	signal: AbortSignal | undefined
	exchange: Exchange
	clock: LabClock
	plan: Plan
}

function converse(conversation: Conversation): Promise<Response> {
	const { request, signal, exchange, clock, plan } = conversation
	return new Promise((resolve, reject) => {
		let stopBody: ((reason: unknown) => void) | undefined
		plan.begin()

		const end = (outcome: 'answered' | 'failed' | 'aborted'): void => {
			signal?.removeEventListener('abort', abort)
			plan.end()
			exchange.end(outcome)
		}
		const abort = (): void => {
			cancel()
			end('aborted')
			stopBody?.(signal?.reason)
			reject(signal?.reason)
		}
		const arrive = (): void => {
			const { answer } = plan
			if (!answer) {
				end('failed')
				reject(new TypeError(`The connection broke: ${request.method} ${request.url}`))
				return
			}
			exchange.headersArrived(answer.status)
			const chunks = request.method === 'HEAD' ? undefined : answer.body
			if (chunks === undefined || typeof chunks === 'string') {
				end('answered')
				resolve(respond(request.url, answer, chunks ?? null, clock))
				return
			}
			const body = streamChunks(chunks, clock, end)
			stopBody = body.stop
			resolve(respond(request.url, answer, body.stream, clock, body.arrived))
		}

		const cancel = clock.after(plan.delay, arrive, 'answer')
		signal?.addEventListener('abort', abort)
	})
}

/** A body whose chunks come on the clock, read or not. `arrived` settles when nothing more will come. */
function streamChunks(
	chunks: readonly Chunk[],
	clock: LabClock,
	end: (outcome: 'answered' | 'aborted') => void,
): {
	stream: ReadableStream<Uint8Array>
	stop: (reason: unknown) => void
	arrived: Promise<void>
} {
	const encoder = new TextEncoder()
	const { promise: arrived, resolve: finish } = defer()
	let cancel = (): void => undefined
	let stop = (_reason: unknown): void => undefined
	const stream = new ReadableStream<Uint8Array>({
		start(controller) {
			const send = (at: number): void => {
				const chunk = chunks[at]
				if (!chunk) {
					end('answered')
					controller.close()
					finish()
					return
				}
				cancel = clock.after(chunk.after, () => {
					controller.enqueue(encoder.encode(chunk.text))
					send(at + 1)
				})
			}
			stop = (reason) => {
				cancel()
				controller.error(reason)
				finish()
			}
			send(0)
		},
		cancel() {
			cancel()
			end('aborted')
			finish()
		},
	})
	return { stream, stop: (reason) => stop(reason), arrived }
}

/** Builds a real Response, and holds the clock while the engine reads a body that has arrived. */
function respond(
	url: string,
	{ status, headers }: Answer,
	body: string | ReadableStream<Uint8Array> | null,
	clock: LabClock,
	arrived?: Promise<void>,
): Response {
	const response = new RealResponse(body, { status, headers })
	Object.defineProperty(response, 'url', { value: url, configurable: true })
	return holdWhileRead(response, clock, arrived)
}

const readers = ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData'] as const

// Reading is work of the engine: in some it takes tasks, or another thread. Without the hold, time
// could move on before the text is there, by more or by less, and no two runs would be alike.
function holdWhileRead(
	response: Response,
	clock: LabClock,
	arrived: Promise<void> | undefined,
): Response {
	for (const name of readers) {
		const read: unknown = Reflect.get(response, name)
		if (typeof read !== 'function') continue
		const held = (): Promise<unknown> => {
			const result = Promise.resolve<unknown>(Reflect.apply(read, response, []))
			if (!arrived) return clock.hold(result)
			// Time must go on until the body is there, and stand still only for the rest.
			void arrived.then(() => clock.hold(Promise.allSettled([result])))
			return result
		}
		Object.defineProperty(response, name, { value: held, configurable: true, writable: true })
	}
	const clone = (): Response => {
		const copy = RealResponse.prototype.clone.call(response)
		Object.defineProperty(copy, 'url', { value: response.url, configurable: true })
		return holdWhileRead(copy, clock, arrived)
	}
	Object.defineProperty(response, 'clone', { value: clone, configurable: true, writable: true })
	return response
}

function readRequest(input: RequestInfo | URL, init: RequestInit | undefined): Request {
	if (!(input instanceof RealRequest)) {
		const text = String(input)
		if (!URL.canParse(text)) {
			throw new TypeError(
				`fetch needs a full URL, like "https://example.org/path", and was given "${text}".`,
			)
		}
	}
	return new RealRequest(input, init)
}

function sendsBody({ method }: Request): boolean {
	return method !== 'GET' && method !== 'HEAD'
}

function defer(): { promise: Promise<void>; resolve: () => void } {
	let resolve = (): void => undefined
	const promise = new Promise<void>((done) => (resolve = done))
	return { promise, resolve }
}
