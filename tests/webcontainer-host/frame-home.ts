// The part of the host that one frame sees: its files and its processes.
import { spawn, type ChildProcess } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { constants } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { HostCalls, HostEvent, Reply, Tree } from './protocol.ts'

const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
const ports = fileURLToPath(new URL('ports.mjs', import.meta.url))

/** What belongs to one frame: a folder and processes. Both end with it. */
export class FrameHome {
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

	killAll(): void {
		for (const number of this.#processes.keys()) this.#kill(number)
	}

	async end(): Promise<void> {
		this.killAll()
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

	/**
	 * The file system of the service lives in the browser: it holds this folder, and neither the
	 * machine's files nor `/proc`, where a thread could read the memory of its process. All else that
	 * Node can do, it may: the service's Node has no permissions to take away, so neither has this one.
	 */
	get #nodeOptions(): string {
		// By its real path, too: on some systems a folder for temporary files is a link.
		const own = [this.#folder, realpathSync(this.#folder)]
		const options = [
			`--import=${pathToFileURL(ports).href}`,
			'--permission',
			...[...own, ports].map((path) => `--allow-fs-read=${path}`),
			...own.map((path) => `--allow-fs-write=${path}`),
			...['addons', 'child-process', 'inspector', 'wasi', 'worker'].map(
				(each) => `--allow-${each}`,
			),
			'--disable-warning=SecurityWarning',
		]
		// Quoted as Node reads it, for a path may hold spaces.
		return options.map((each) => JSON.stringify(each)).join(' ')
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
					NODE_OPTIONS: this.#nodeOptions,
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
		child.once('close', (code, killer) => {
			// As a shell counts it: a process that was killed left no code.
			this.#exit(number, code ?? 128 + (killer === null ? 0 : constants.signals[killer]))
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
