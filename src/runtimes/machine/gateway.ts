import { ofArray, toArray } from './byte-queue.ts'
import type { MachineClock } from './clock.ts'
import { createRequestReader, writeChunk, writeHead, type HttpRequest } from './http-message.ts'
import type { Connection, ServiceSide } from './endpoint.ts'
import type { Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'
import { reasonOf, type AskWorld, type WorldAnswer, type WorldRequest } from './world.ts'

export interface GatewayOptions {
	network: Network
	scheduler: Scheduler
	clock: MachineClock
	/** Whether stacks can be switched here: without that nobody could wait for the world. */
	canSwitch: boolean
	ask: AskWorld
	/** Hears, as a sentence, why a request did not get through. */
	onTrouble: (sentence: string) => void
}

/**
 * Lets every host that nobody serves be reached in the world, in clear inside the machine: a port
 * 443 or 8443 is asked over https, any other over http. Redirections are followed on the way, and an
 * answer has its body unpacked, because that is what `fetch` hands over. Where the world cannot be
 * waited for, the first host that is asked for is told why, and none is reached.
 */
export function openGateway(options: GatewayOptions): void {
	const { network, onTrouble } = options
	let obstacle = obstacleOf(options)
	if (obstacle === undefined) {
		const connect = (connection: Connection) => new GatewaySide(connection, options)
		network.onUnknownHost = () => ({ connect })
		return
	}
	network.onUnknownHost = () => {
		if (obstacle !== undefined) onTrouble(obstacle)
		obstacle = undefined
		return undefined
	}
}

function obstacleOf({ clock, canSwitch }: GatewayOptions): string | undefined {
	if (clock.mode !== 'real')
		return `The world has no ${clock.mode} clock: hosts outside of the machine are reached only with the real one.`
	if (!canSwitch)
		return 'To reach hosts outside of the machine, Python needs a browser that can switch stacks in WebAssembly (JSPI): Chrome 137, Firefox 153, Safari 27, or newer.'
	return undefined
}

/** The far end of one connection: asks the world one request after the other. */
class GatewaySide implements ServiceSide {
	readonly #connection: Connection
	readonly #options: GatewayOptions
	readonly #reader
	readonly #over = new AbortController()
	#turn: Promise<void> = Promise.resolve()

	constructor(connection: Connection, options: GatewayOptions) {
		this.#connection = connection
		this.#options = options
		this.#reader = createRequestReader({
			onRequest: (request) => {
				const event = new OutsideEvent(options.scheduler)
				this.#turn = this.#turn.then(() => this.#answer(request, event)).finally(() => event.end())
			},
			onExpect: () => connection.send(writeHead({ status: 100, headers: {} })),
		})
	}

	receive(bytes: string): void {
		if (this.#isOver()) return
		try {
			this.#reader.write(bytes)
		} catch (error) {
			this.#fail(reasonOf(error))
		}
	}

	#isOver(): boolean {
		return this.#over.signal.aborted
	}

	closed(): void {
		this.#over.abort()
	}

	async #answer(request: HttpRequest, event: OutsideEvent): Promise<void> {
		if (this.#isOver()) return
		const { host, port } = this.#connection
		const origin = `${port === 443 || port === 8443 ? 'https' : 'http'}://${host}:${port}`
		if (!URL.canParse(request.target, origin))
			return this.#fail(`This is no address: ${request.target}`)
		const { href } = new URL(request.target, origin)
		try {
			const answer = await this.#options.ask(toWorld(href, request), this.#over.signal)
			await this.#pass(answer, request, event)
		} catch (error) {
			if (!this.#isOver()) this.#fail(noWay(request.method, href, error))
		}
	}

	async #pass(answer: WorldAnswer, request: HttpRequest, event: OutsideEvent): Promise<void> {
		const connection = this.#connection
		const { status, pieces } = answer
		const isBare = request.method === 'HEAD' || status === 204 || status === 304
		connection.send(writeHead({ status, headers: headersOf(answer, isBare) }))
		event.tell()
		if (!isBare) {
			for await (const bytes of pieces) {
				if (bytes.length > 0) connection.send(writeChunk(ofArray(bytes)))
				event.tell()
			}
			connection.send(writeChunk(''))
		}
		if (/\bclose\b/i.test(request.headers.get('connection') ?? '')) this.#hangUp()
	}

	#fail(sentence: string): void {
		this.#options.onTrouble(sentence)
		this.#hangUp()
	}

	#hangUp(): void {
		this.#over.abort()
		this.#connection.close()
	}
}

/** While a request is under way, silence inside of the machine is no deadlock. */
class OutsideEvent {
	readonly #scheduler: Scheduler
	#end: () => void

	constructor(scheduler: Scheduler) {
		this.#scheduler = scheduler
		this.#end = scheduler.expect()
	}

	/** A part of it has come; there is more to come. */
	tell(): void {
		const end = this.#end
		this.#end = this.#scheduler.expect()
		end()
	}

	end(): void {
		this.#end()
	}
}

function toWorld(url: string, { method, headers, body }: HttpRequest): WorldRequest {
	const kept = [...headers].filter(([name]) => !ours.has(name))
	return {
		url,
		method,
		headers: Object.fromEntries(kept),
		...(body !== '' && { body: toArray(body) }),
	}
}

/**
 * What the connection inside is about, or what a browser says itself. A `User-Agent` of the program's
 * own would make some browsers ask for leave first, which few hosts give.
 */
const ours = new Set([
	'host',
	'connection',
	'keep-alive',
	'proxy-connection',
	'upgrade',
	'te',
	'trailer',
	'transfer-encoding',
	'content-length',
	'expect',
	'accept-encoding',
	'user-agent',
])

/** What is true of the answer as it arrives here: unpacked, and in chunks. */
function headersOf({ headers }: WorldAnswer, isBare: boolean): Record<string, string> {
	const gone = ['content-encoding', 'transfer-encoding', 'connection', 'keep-alive']
	if (!isBare) gone.push('content-length')
	const kept = headers.filter(([name]) => !gone.includes(name))
	return { ...Object.fromEntries(kept), ...(!isBare && { 'transfer-encoding': 'chunked' }) }
}

function noWay(method: string, url: string, error: unknown): string {
	return `${method} ${url} did not get through (${reasonOf(error)}). A page in a browser reaches only hosts that are there, that let pages of other sites ask them (CORS), and that speak https where the page does.`
}
