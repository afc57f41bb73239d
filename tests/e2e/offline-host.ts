import { createServer, type Server, type ServerResponse } from 'node:http'
import { StaticSite, type Answer } from '../../cli/static-site.ts'

/** A host of the built course that can be told to change, to fail and to go away. It keeps its address. */
export class OfflineHost implements AsyncDisposable {
	/** The paths that were asked for, in the order they came. */
	readonly asked: string[] = []
	/** What a request for a path gets in place of its file: other bytes, or nothing at all until it gives up. */
	readonly instead = new Map<string, Buffer | 'silence'>()
	/** The end of a path whose file comes half, and the rest when that has settled. */
	readonly held = new Map<string, Promise<unknown>>()
	readonly #base: string
	#site: StaticSite
	#server: Server | undefined
	#port = 0

	private constructor(site: StaticSite, base: string) {
		this.#site = site
		this.#base = base
	}

	static async open(folder: string, base: string): Promise<OfflineHost> {
		const host = new OfflineHost(await StaticSite.open(folder, base), base)
		await host.start()
		return host
	}

	get url(): string {
		return `http://127.0.0.1:${this.#port}${this.#base}`
	}

	/** Serves another folder from now on: the site was published anew. */
	async publish(folder: string): Promise<void> {
		this.#site = await StaticSite.open(folder, this.#base)
	}

	async start(): Promise<void> {
		const server = createServer((request, response) => {
			const { method = 'GET', url = '/' } = request
			const path = url.replace(/\?.*/, '').slice(this.#base.length)
			this.asked.push(path)
			const instead = [...this.instead].find(([end]) => path.endsWith(end))?.[1]
			if (instead === 'silence') return
			if (instead !== undefined) return void response.end(instead)
			const known = request.headers['if-none-match']
			// Compressed is what the build has compressed: to do it here for every test takes longer than the tests.
			const encoding = path.includes('/python-') ? 'br' : 'identity'
			const headers = { 'accept-encoding': encoding, 'if-none-match': known }
			this.#site.answer({ method, url, headers }).then(
				(answer) => this.#send(answer, path, response),
				() => response.destroy(),
			)
		})
		await new Promise<void>((listening, failed) => {
			server.once('error', failed)
			server.listen(this.#port, '127.0.0.1', listening)
		})
		const address = server.address()
		this.#port = typeof address === 'object' && address ? address.port : 0
		this.#server = server
	}

	async #send({ status, headers, body }: Answer, path: string, response: ServerResponse) {
		response.writeHead(status, headers)
		const held = [...this.held].find(([end]) => path.endsWith(end))?.[1]
		if (!held || !body) return void response.end(body)
		const half = Math.floor(body.length / 2)
		response.write(body.subarray(0, half))
		await held
		response.end(body.subarray(half))
	}

	async stop(): Promise<void> {
		const server = this.#server
		this.#server = undefined
		if (!server) return
		server.closeAllConnections()
		await new Promise((closed) => server.close(closed))
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.stop()
	}
}
