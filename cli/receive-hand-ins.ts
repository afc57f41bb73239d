import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { mostHandIn } from '../src/course/hand-in.ts'
import { course } from '../src/the-course.ts'
import { HandInDesk, type Taken } from './hand-in-desk.ts'
import type { ReceiveFlags } from './receive.ts'
import { Refusal } from './refusal.ts'
import { isTaken, untilToldToEnd } from './serve.ts'
import { fromHere } from './tool.ts'

/** How many may be coming at a time: together they fill a tenth of a gigabyte. */
const mostAtOnce = 20

/** Takes hand-ins as `course receive` does, until the process is told to end. */
export async function receive(folder: string, flags: ReceiveFlags): Promise<void> {
	const origins = flags.from ?? (course.site === undefined ? [] : [new URL(course.site).origin])
	if (origins.length === 0)
		throw new Refusal(
			'It is not known from where hand-ins may come. Say with --from where the pages are, like --from https://learn.example, or set `site` in course.config.ts.',
		)
	const desk = await HandInDesk.open(fromHere(folder), flags.most * 1e6)
	await using served = await serveDesk(desk, {
		...flags,
		origins,
		tell: (line) => console.log(line),
	})
	// Listened for before anything is said: who stops at sight of it is heard.
	const ending = untilToldToEnd()
	console.log(`Hand-ins are taken at ${served.url} from pages at ${origins.join(', ')}.`)
	console.log(`They are kept in ${desk.folder}. Ctrl-C ends it.`)
	if (course.service === undefined)
		console.log('The pages send none yet: set `service` in course.config.ts, and build them again.')
	await ending
}

interface Desk {
	/** Of pages that may send. */
	origins: readonly string[]
	port: number
	host: string
	tell: (line: string) => void
}

async function serveDesk(
	desk: HandInDesk,
	{ port, host, ...how }: Desk,
): Promise<AsyncDisposable & { url: string }> {
	let coming = 0
	const server = createServer((request, response) => {
		const answer = new Answer(request, response, how)
		coming += 1
		response.once('close', () => (coming -= 1))
		const answered = coming > mostAtOnce ? answer.busy() : answerWith(desk, request, answer)
		answered.catch((error: unknown) => answer.fail(error))
	})
	// Nobody needs longer for five megabytes; who sends a byte a minute holds no place for ever.
	server.requestTimeout = 60_000
	server.headersTimeout = 10_000
	server.listen(port, host)
	await once(server, 'listening').catch((error: unknown) => {
		if (isTaken(error)) throw new Refusal(`Port ${port} is taken. Choose another with --port.`)
		throw error
	})
	const address = server.address()
	const at = typeof address === 'object' && address !== null ? address.port : port
	return {
		url: `http://${host.includes(':') ? `[${host}]` : host}:${at}/hand-ins`,
		async [Symbol.asyncDispose]() {
			const closed = once(server, 'close')
			// What is coming may come; a connection that is only kept ends.
			server.close()
			await closed
		},
	}
}

async function answerWith(
	desk: HandInDesk,
	request: IncomingMessage,
	answer: Answer,
): Promise<void> {
	const { pathname } = new URL(request.url ?? '/', 'http://desk')
	if (!/\/hand-ins\/?$/.test(pathname)) return answer.say(404, 'Hand-ins are taken at …/hand-ins.')
	if (!answer.isAllowed) return answer.stranger()
	if (request.method === 'OPTIONS') return answer.allow()
	if (request.method !== 'POST')
		return answer.say(405, 'Hand-ins are taken here, and nothing is shown.', { Allow: 'POST' })
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
		return answer.say(415, 'A hand-in is sent as application/json.')
	const bytes = await readBody(request)
	if (bytes === undefined)
		return answer.say(
			413,
			`This is no hand-in: it is larger than ${mostHandIn.bytes / 2 ** 20} MB.`,
			{
				Connection: 'close',
			},
		)
	answer.tell(await desk.take(bytes, new Date()))
}

/** The whole body, or nothing where it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	if (Number(request.headers['content-length'] ?? 0) > mostHandIn.bytes) return undefined
	const chunks: Buffer[] = []
	let length = 0
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length
		if (length > mostHandIn.bytes) return undefined
		chunks.push(chunk)
	}
	return Buffer.concat(chunks)
}

const statusOf = { unread: 400, damaged: 400, full: 507 } as const

/** One answer, in the words of course/hand-in-service.ts. */
class Answer {
	readonly #response: ServerResponse
	readonly #origin: string | undefined
	readonly #how: Pick<Desk, 'origins' | 'tell'>

	constructor(
		request: IncomingMessage,
		response: ServerResponse,
		how: Pick<Desk, 'origins' | 'tell'>,
	) {
		this.#response = response
		this.#origin = request.headers.origin
		this.#how = how
	}

	/** A page says where it is from. What is no page may say anything, so it is not asked. */
	get isAllowed(): boolean {
		return this.#origin === undefined || this.#how.origins.includes(this.#origin)
	}

	tell(taken: Taken): void {
		if (taken.status === 'refused') {
			if (taken.because === 'full')
				this.#how.tell('Refused: the folder holds as much as --most allows.')
			return this.say(statusOf[taken.because], taken.why)
		}
		const { receipt, again, handIn, file } = taken
		const works = handIn.work.length === 1 ? '1 exercise' : `${handIn.work.length} exercises`
		if (!again) this.#how.tell(`${handIn.who.name}: ${works}, in ${file}`)
		this.#send(again ? 200 : 201, { receipt })
	}

	say(status: number, why: string, headers: Readonly<Record<string, string>> = {}): void {
		this.#send(status, { why }, headers)
	}

	/** What a browser asks before it lets a page send. */
	allow(): void {
		this.#send(204, undefined, {
			'Access-Control-Allow-Methods': 'POST',
			'Access-Control-Allow-Headers': 'Content-Type',
			'Access-Control-Max-Age': '600',
		})
	}

	/** A browser shows a page nothing of this, so whoever runs the service is told. */
	stranger(): void {
		const origin = URL.canParse(this.#origin ?? '') ? new URL(this.#origin ?? '').origin : 'null'
		this.#how.tell(
			origin === 'null'
				? 'Refused: it came from a page that says of itself no address, a file on a computer perhaps.'
				: `Refused: pages at ${origin} may not send. To allow it: --from ${origin}`,
		)
		this.say(403, 'Pages at this address may not send hand-ins here.')
	}

	async busy(): Promise<void> {
		this.say(503, 'Too many hand in at this moment. Try again in a minute.', {
			'Retry-After': '60',
		})
	}

	fail(error: unknown): void {
		// Whoever was sending went away in the middle. A request that was read to its end is destroyed, too.
		const { req } = this.#response
		if (this.#response.destroyed || (req.destroyed && !req.complete)) return
		this.#how.tell(`Not kept: ${error instanceof Error ? error.message : String(error)}`)
		if (this.#response.headersSent) this.#response.destroy()
		else this.say(500, 'It could not be kept. Tell whoever runs this course, and give them a file.')
	}

	#send(status: number, body?: object, headers: Readonly<Record<string, string>> = {}): void {
		this.#response.writeHead(status, {
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff',
			Vary: 'Origin',
			...(this.#origin !== undefined &&
				this.isAllowed && { 'Access-Control-Allow-Origin': this.#origin }),
			...(body && { 'Content-Type': 'application/json' }),
			...headers,
		})
		this.#response.end(body && JSON.stringify(body))
	}
}
