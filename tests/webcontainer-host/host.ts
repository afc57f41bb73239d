// Runs in Node in place of StackBlitz's servers: serves the frame, keeps its folders, runs its processes.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import type { HostCalls, HostEvent, Reply, Tree } from './protocol.ts'

/**
 * How the service behaves towards frames that are loaded from now on.
 * - `up`: as it should. `slow`: as it should, after `slowness` seconds.
 * - `hang`: no answer to anything. `unreachable`: the connection breaks. `refuse`: an error page.
 * - `crash-booting`: the frame loads and dies when it is asked to boot.
 * - `no-storage`: the boot fails as it does where a browser denies the frame its storage.
 */
export type Mode =
	'up' | 'slow' | 'hang' | 'unreachable' | 'refuse' | 'crash-booting' | 'no-storage'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = join(root, 'node_modules/.bin/node')

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
	readonly #frames = new Map<string, Frame>()
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
			const frame = new Frame(join(this.#folder, id), response, () => this.isDeafToKill)
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

/** What belongs to one frame: a folder and processes. Both end with it. */
class Frame {
	readonly terminalSizes: { cols: number; rows: number }[] = []
	readonly #folder: string
	readonly #events: ServerResponse
	readonly #isDeaf: () => boolean
	readonly #processes = new Map<
		number,
		{ child: ChildProcess; hasTerminal: boolean; line: string }
	>()
	#started = 0

	constructor(folder: string, events: ServerResponse, isDeaf: () => boolean) {
		this.#folder = folder
		this.#events = events
		this.#isDeaf = isDeaf
	}

	get running(): string[] {
		return [...this.#processes.values()].map(({ line }) => line)
	}

	tell(event: HostEvent): void {
		this.#events.write(`${JSON.stringify(event)}\n`)
	}

	async answer(name: string, body: string): Promise<Reply<keyof HostCalls>> {
		try {
			if (!isCall(name)) throw new Error(`A frame cannot ask for "${name}".`)
			return { answer: await this.call(name, JSON.parse(body) as HostCalls[typeof name]['in']) }
		} catch (error) {
			return { error: error instanceof Error ? error.message : String(error) }
		}
	}

	async call<Name extends keyof HostCalls>(
		name: Name,
		body: HostCalls[Name]['in'],
	): Promise<HostCalls[Name]['out']> {
		return this.#calls[name](body)
	}

	async end(): Promise<void> {
		for (const number of this.#processes.keys()) this.#kill(number)
		await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 })
	}

	readonly #calls: {
		[N in keyof HostCalls]: (body: HostCalls[N]['in']) => Promise<HostCalls[N]['out']>
	} = {
		build: async ({ workdirName }) => {
			await mkdir(this.#folder, { recursive: true })
			return { cwd: `/home/${workdirName ?? 'project'}`, path: '/bin:/usr/bin' }
		},
		load: async ({ tree, at }) => {
			// The service, too, mounts into a folder only when it is there.
			await readdir(this.#at(at))
			await layOut(tree, this.#at(at))
			return null
		},
		readFile: async ({ path }) => (await readFile(this.#at(path))).toString('base64'),
		writeFile: async ({ path, base64 }) => {
			await writeFile(this.#at(path), Buffer.from(base64, 'base64'))
			return null
		},
		readdir: async ({ path }) => {
			const entries = await readdir(this.#at(path), { withFileTypes: true })
			return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
		},
		mkdir: async ({ path, recursive }) => {
			await mkdir(this.#at(path), { recursive })
			return null
		},
		rm: async ({ path, ...options }) => {
			await rm(this.#at(path), options)
			return null
		},
		rename: async ({ from, to }) => {
			await rename(this.#at(from), this.#at(to))
			return null
		},
		serialize: ({ path }) => collect(this.#at(path)),
		spawn: async (call) => this.#spawn(call),
		write: async ({ process: number, text: typed }) => {
			this.#type(number, typed)
			return null
		},
		resize: async ({ cols, rows }) => {
			this.terminalSizes.push({ cols, rows })
			return null
		},
		kill: async ({ process: number }) => {
			if (!this.#isDeaf()) this.#kill(number)
			return null
		},
		teardown: async () => {
			await this.end()
			return null
		},
	}

	#at(path: string): string {
		const full = resolve(this.#folder, path.replace(/^\/home\/[^/]+\/?/, './'))
		if (full !== this.#folder && !full.startsWith(this.#folder + sep))
			throw new Error(`ENOENT: no such file or directory, '${path}'`)
		return full
	}

	#spawn({ command, args, cwd = '.', env, terminal }: HostCalls['spawn']['in']): number {
		const number = ++this.#started
		const isShell = command === 'jsh'
		const child = spawn(
			isShell ? 'sh' : command === 'node' ? node : command,
			isShell ? ['-i', ...args] : args,
			{
				cwd: this.#at(cwd),
				// The fourth is for the ports that it opens; see ports.mjs.
				stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
				// A group of its own, so that its children end with it.
				detached: true,
				env: {
					PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}`,
					HOME: this.#folder,
					PS1: '~ > ',
					NODE_OPTIONS: `--import=${new URL('ports.mjs', import.meta.url).href}`,
					...Object.fromEntries(
						Object.entries(env ?? {}).map(([key, value]) => [key, String(value)]),
					),
				},
			},
		)
		const hasTerminal = terminal !== undefined
		if (terminal) this.terminalSizes.push(terminal)
		this.#processes.set(number, { child, hasTerminal, line: [command, ...args].join(' ') })
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (bytes: Buffer) => {
				this.#show(number, hasTerminal ? toTerminal(bytes) : bytes)
			})
		watchPorts(child.stdio[3], (port) => {
			this.tell({ type: 'port', port, open: true })
			child.once('close', () => {
				this.tell({ type: 'port', port, open: false })
			})
		})
		child.once('error', ({ message }) => {
			this.#show(number, Buffer.from(`${message}\n`))
			this.#exit(number, 127)
		})
		child.once('close', (code) => {
			// As a shell counts it: a process that was killed left no code.
			this.#exit(number, code ?? 137)
		})
		// A process may end with input unread.
		child.stdin.on('error', () => undefined)
		return number
	}

	#show(number: number, bytes: Buffer): void {
		this.tell({ type: 'output', process: number, base64: bytes.toString('base64') })
	}

	#exit(number: number, code: number): void {
		if (this.#processes.delete(number)) this.tell({ type: 'exit', process: number, code })
	}

	#type(number: number, typed: string): void {
		const known = this.#processes.get(number)
		if (!known) return
		if (known.hasTerminal) this.#show(number, Buffer.from(typed.replaceAll('\r', '\r\n')))
		if (typed.includes('\u0003')) signal(known.child, 'SIGINT')
		known.child.stdin?.write(typed.replaceAll('\u0003', '').replaceAll('\r', '\n'))
	}

	#kill(number: number): void {
		const known = this.#processes.get(number)
		if (known) signal(known.child, 'SIGKILL')
	}
}

function isCall(name: string): name is keyof HostCalls {
	return /^(build|load|readFile|writeFile|readdir|mkdir|rm|rename|serialize|spawn|write|resize|kill|teardown)$/.test(
		name,
	)
}

/** To the process and its children; it may have ended just now. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
	if (pid === undefined) return
	try {
		process.kill(-pid, name)
	} catch (error) {
		if (!(error instanceof Error) || !('code' in error) || error.code !== 'ESRCH') throw error
	}
}

function watchPorts(stream: unknown, onPort: (port: number) => void): void {
	const readable = stream as Readable
	readable.setEncoding('utf8').on('data', (lines: string) => {
		for (const line of lines.split('\n').filter(Boolean)) onPort(Number(line))
	})
}

/** Byte by byte, for a piece may begin and end inside of a character. */
function toTerminal(bytes: Buffer): Buffer {
	return Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}

async function layOut(tree: Tree, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true })
	for (const [name, entry] of Object.entries(tree.d)) {
		const path = join(folder, name)
		if ('d' in entry) await layOut(entry, path)
		else if ('l' in entry.f) await symlink(entry.f.l, path)
		else await writeFile(path, entry.f.c, entry.f.b ? 'latin1' : 'utf8')
	}
}

async function collect(folder: string): Promise<Tree> {
	const tree: Tree = { d: {} }
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name)
		tree.d[entry.name] = entry.isDirectory()
			? await collect(path)
			: { f: { c: await readFile(path, 'utf8') } }
	}
	return tree
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
