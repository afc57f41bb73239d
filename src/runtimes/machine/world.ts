import * as z from 'zod/mini'

// How the world outside of the machine is asked: by `fetch`, or over a port where `fetch` is not to be had.

/** A request, as `fetch` takes it. */
export interface WorldRequest {
	url: string
	method: string
	headers: Readonly<Record<string, string>>
	body?: Uint8Array<ArrayBuffer> | undefined
}

export interface WorldAnswer {
	status: number
	headers: readonly (readonly [string, string])[]
	/** The body as it comes. */
	pieces: AsyncIterable<Uint8Array>
}

/** Settles when the answer's headers are there; rejects when the request does not get through. */
export type AskWorld = (request: WorldRequest, signal: AbortSignal) => Promise<WorldAnswer>

/** Asks through that `fetch`. Nothing of the learner's own goes along: neither cookies nor where they read. */
export function worldThroughFetch(
	fetch: (url: string, init: RequestInit) => Promise<Response>,
): AskWorld {
	return async ({ url, method, headers: sent, body: upload }, signal) => {
		const { status, headers, body } = await fetch(url, {
			method,
			headers: sent,
			...(upload && { body: upload }),
			signal,
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			cache: 'no-store',
		})
		return { status, headers: [...headers], pieces: piecesOf(body) }
	}
}

/** Not every browser can iterate over a stream itself. */
async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
	const reader = body?.getReader()
	for (;;) {
		const piece = await reader?.read()
		if (!piece || piece.done) return
		yield piece.value
	}
}

/** Why a request did not get through: what `fetch` says, and what it says that comes from. */
export function reasonOf(error: unknown): string {
	const cause = error instanceof Error ? error.cause : undefined
	const reasons = [error, cause].filter((each) => each instanceof Error)
	return reasons.map(({ message }) => message).join(': ') || 'for a reason that it does not tell'
}

/** It comes from beside a stranger's code. */
const askedSchema = z.discriminatedUnion('type', [
	z.object({
		type: z.literal('ask'),
		id: z.number(),
		request: z.object({
			url: z.string(),
			method: z.string(),
			headers: z.record(z.string(), z.string()),
			body: z.optional(z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)),
		}),
	}),
	z.object({ type: z.literal('give up'), id: z.number() }),
])
type Asked = z.infer<typeof askedSchema>
type Told = { id: number } & (
	| { type: 'head'; status: number; headers: WorldAnswer['headers'] }
	| { type: 'piece'; bytes: Uint8Array }
	| { type: 'end' }
	| { type: 'failed'; reason: string }
)

/** One end of a port. */
export interface WorldPort {
	post(message: object): void
	/** Called once. */
	listen(hear: (message: unknown) => void): void
}

/** Answers what comes over the port, while it is allowed. */
export function serveWorld(port: WorldPort, ask: AskWorld, isAllowed: () => boolean): void {
	const asked = new Map<number, AbortController>()
	const tell = (told: Told) => port.post(told)
	const answer = async (id: number, request: WorldRequest, signal: AbortSignal) => {
		try {
			if (!isAllowed()) throw new Error('the world is not open to this program')
			const { status, headers, pieces } = await ask(request, signal)
			tell({ id, type: 'head', status, headers })
			for await (const bytes of pieces) tell({ id, type: 'piece', bytes })
			tell({ id, type: 'end' })
		} catch (error) {
			tell({ id, type: 'failed', reason: reasonOf(error) })
		}
		asked.delete(id)
	}
	port.listen((message) => {
		const parsed = askedSchema.safeParse(message)
		if (!parsed.success) return
		const { data } = parsed
		if (data.type === 'give up') return asked.get(data.id)?.abort()
		const over = new AbortController()
		asked.set(data.id, over)
		void answer(data.id, data.request, over.signal)
	})
}

/** Asks whoever serves the world at the other end of the port. */
export function worldOverPort(port: WorldPort): AskWorld {
	const waiting = new Map<number, (told: Told) => void>()
	let ids = 0
	port.listen((message) => {
		// The other end is ours.
		const told = message as Told
		waiting.get(told.id)?.(told)
	})
	return (request, signal) => {
		const id = ids++
		const post = (asked: Asked) => port.post(asked)
		const head = Promise.withResolvers<WorldAnswer>()
		const queue = new PieceQueue()
		const over = () => {
			waiting.delete(id)
			signal.removeEventListener('abort', giveUp)
		}
		const fail = (reason: string) => {
			over()
			head.reject(new Error(reason))
			queue.end(new Error(reason))
		}
		const giveUp = () => {
			post({ id, type: 'give up' })
			fail('given up')
		}
		waiting.set(id, (told) => {
			if (told.type === 'head') head.resolve({ ...told, pieces: queue })
			else if (told.type === 'piece') queue.push(told.bytes)
			else if (told.type === 'failed') fail(told.reason)
			else {
				over()
				queue.end()
			}
		})
		signal.addEventListener('abort', giveUp)
		post({ id, type: 'ask', request })
		return head.promise
	}
}

/** Pieces that come before anybody asks for them. */
class PieceQueue implements AsyncIterable<Uint8Array> {
	readonly #pieces: Uint8Array[] = []
	#ended: { error: Error | undefined } | undefined
	#heard = Promise.withResolvers<void>()

	push(bytes: Uint8Array): void {
		this.#pieces.push(bytes)
		this.#heard.resolve()
	}

	end(error?: Error): void {
		this.#ended ??= { error }
		this.#heard.resolve()
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
		for (;;) {
			yield* this.#pieces.splice(0)
			if (this.#pieces.length > 0) continue
			if (this.#ended?.error) throw this.#ended.error
			if (this.#ended) return
			await this.#heard.promise
			this.#heard = Promise.withResolvers<void>()
		}
	}
}
