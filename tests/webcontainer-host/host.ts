// Runs in Node in place of StackBlitz's servers: serves the frame, keeps its folders, runs its processes.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { FrameHome } from './frame-home.ts'
import type { HostEvent } from './protocol.ts'

/**
 * How the service behaves towards frames that are loaded from now on.
 * - `up`: as it should. `slow`: as it should, after `slowness` seconds.
 * - `hang`: no answer to anything. `unreachable`: the connection breaks. `refuse`: an error page.
 * - `crash-booting`: the frame loads and dies when it is asked to boot.
 * - `no-storage`: the boot fails as it does where a browser denies the frame its storage.
 */
export type Mode =
	'up' | 'slow' | 'hang' | 'unreachable' | 'refuse' | 'crash-booting' | 'no-storage'

const headers = {
	'cross-origin-embedder-policy': 'require-corp',
	'cross-origin-resource-policy': 'cross-origin',
	'cache-control': 'no-store',
}

export async function startFrameHost(): Promise<FrameHost> {
	const host = new FrameHost(await bundleFrame(), await mkdtemp(join(tmpdir(), 'frame-host-')))
	await host.listen()
	return host
}

export class FrameHost implements AsyncDisposable {
	mode: Mode = 'up'
	slowness = 1
	/** A process survives being killed, as a hot loop in the real service may. */
	isDeafToKill = false
	/** The requests for the frame's page. */
	visits = 0
	readonly #script: string
	readonly #folder: string
	readonly #frames = new Map<string, FrameHome>()
	readonly #server = createServer((request, response) => {
		this.#answer(request, response).catch((error: unknown) => {
			response.destroy(error instanceof Error ? error : new Error(String(error)))
		})
	})

	constructor(script: string, folder: string) {
		this.#script = script
		this.#folder = folder
	}

	/** For `WEBCONTAINER_API_IFRAME_URL`. By name, where the page of the tests goes by number: another site, as the real one is. */
	get url(): string {
		const address = this.#server.address()
		if (address === null || typeof address === 'string') throw new Error('The host is closed.')
		return `http://localhost:${String(address.port)}`
	}

	async listen(): Promise<void> {
		await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
	}

	/** Every frame vanishes, in the middle of whatever it does. */
	crash(): void {
		this.#tell({ type: 'crash' })
	}

	/** Every frame stops answering, and stays where it is. */
	freeze(): void {
		this.#tell({ type: 'freeze' })
	}

	/** Every process is ended from outside, and its frame goes on. */
	killProcesses(): void {
		for (const frame of this.#frames.values()) frame.killAll()
	}

	/** The service reports an error of its own to those who listen. */
	fail(message: string): void {
		this.#tell({ type: 'error', message })
	}

	/** The processes that run now, by their command lines. */
	get running(): string[] {
		return [...this.#frames.values()].flatMap((frame) => frame.running)
	}

	/** The size of each terminal that was opened or resized, the newest last. */
	get terminalSizes(): { cols: number; rows: number }[] {
		return [...this.#frames.values()].flatMap((frame) => frame.terminalSizes)
	}

	/** The names in a folder of the newest frame's files. */
	async list(path: string): Promise<string[]> {
		const frame = [...this.#frames.values()].at(-1)
		if (!frame) throw new Error('No frame is connected.')
		return (await frame.call('readdir', { path })).map(({ name }) => name)
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#server.closeAllConnections()
		await new Promise<void>((done) => this.#server.close(() => done()))
		await Promise.all([...this.#frames.values()].map((frame) => frame.end()))
		await rm(this.#folder, { recursive: true, force: true })
	}

	#tell(event: HostEvent): void {
		for (const frame of this.#frames.values()) frame.tell(event)
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', this.url)
		const id = searchParams.get('frame')
		if (id !== null) return this.#serveFrame(id, pathname, request, response)
		if (pathname === '/headless') this.visits += 1
		if (this.mode === 'hang') return
		if (this.mode === 'unreachable') return void response.destroy()
		if (this.mode === 'slow') await after(this.slowness * 1000)
		if (this.mode === 'refuse') return send(response, 500, 'text/plain', 'Out of order.')
		if (pathname === '/headless')
			return send(
				response,
				200,
				'text/html',
				`<!doctype html><html data-mode="${this.mode}"><script type="module" src="/frame.js"></script></html>`,
			)
		if (pathname === '/frame.js') return send(response, 200, 'text/javascript', this.#script)
		return send(response, 404, 'text/plain', 'Not here.')
	}

	async #serveFrame(
		id: string,
		pathname: string,
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		if (pathname === '/events') {
			const frame = new FrameHome(join(this.#folder, id), response, () => this.isDeafToKill)
			this.#frames.set(id, frame)
			response.on('close', () => {
				this.#frames.delete(id)
				void frame.end()
			})
			response.writeHead(200, { ...headers, 'content-type': 'application/x-ndjson' })
			response.flushHeaders()
			return
		}
		const frame = this.#frames.get(id)
		if (!frame) return send(response, 410, 'text/plain', 'This frame is gone.')
		const answer = await frame.answer(pathname.slice('/call/'.length), await text(request))
		send(response, 200, 'application/json', JSON.stringify(answer))
	}
}

async function bundleFrame(): Promise<string> {
	const input = fileURLToPath(new URL('frame.ts', import.meta.url))
	await using bundle = await rolldown({ input, platform: 'browser' })
	const { output } = await bundle.generate({ format: 'esm' })
	return output[0].code
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
	response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` })
	response.end(body)
}
