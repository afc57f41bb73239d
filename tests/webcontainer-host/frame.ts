// Runs in the frame in place of StackBlitz's code: the object the client of @webcontainer/api calls.
import { Comlink } from '../../node_modules/@webcontainer/api/dist/vendor/index.js'
import type { HostCalls, HostEvent, Reply, SpawnCall, Tree } from './protocol.ts'

const id = crypto.randomUUID()
const mode = document.documentElement.dataset['mode']

async function ask<Name extends keyof HostCalls>(
	name: Name,
	body: HostCalls[Name]['in'],
): Promise<HostCalls[Name]['out']> {
	const response = await fetch(`/call/${name}?frame=${id}`, {
		method: 'POST',
		body: JSON.stringify(body),
	})
	const reply = (await response.json()) as Reply<Name>
	if ('error' in reply) throw new Error(reply.error)
	return reply.answer
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
const toBase64 = (bytes: Uint8Array) =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const toBytes = (data: string | Uint8Array) =>
	typeof data === 'string' ? encoder.encode(data) : data

type Hear = (chunk: Uint8Array | null) => void

/** One process, from its start to its end; the events may come before the answer to `spawn` does. */
class FrameProcess {
	hear: Hear | undefined
	readonly onExit: Promise<number>
	readonly #early: (Uint8Array | null)[] = []
	#end: (code: number) => void = () => undefined

	constructor() {
		this.onExit = new Promise((resolve) => {
			this.#end = resolve
		})
	}

	output(chunk: Uint8Array): void {
		if (this.hear) this.hear(chunk)
		else this.#early.push(chunk)
	}

	exit(code: number): void {
		if (this.hear) this.hear(null)
		else this.#early.push(null)
		this.#end(code)
	}

	listen(hear: Hear | undefined): void {
		for (const chunk of this.#early.splice(0)) hear?.(chunk)
		this.hear = hear ?? (() => undefined)
	}
}

const processes = new Map<number, FrameProcess>()
function processOf(number: number): FrameProcess {
	const known = processes.get(number)
	if (known) return known
	const made = new FrameProcess()
	processes.set(number, made)
	return made
}

type Listener = (...facts: unknown[]) => void
const listeners: Record<string, Set<Listener>> = {}
const announce = (event: string, ...facts: unknown[]) => {
	for (const listener of listeners[event] ?? []) listener(...facts)
}

function take(event: HostEvent): void {
	switch (event.type) {
		case 'output':
			return processOf(event.process).output(fromBase64(event.base64))
		case 'exit':
			processOf(event.process).exit(event.code)
			return
		case 'port': {
			const url = `http://localhost:${String(event.port)}`
			announce('port', event.port, event.open ? 'open' : 'close', url)
			if (event.open) announce('server-ready', event.port, url)
			return
		}
		case 'error':
			return announce('error', { message: event.message })
		case 'crash':
			// The document goes, and with it every port: as if the tab's process had died.
			return location.replace('about:blank')
		case 'freeze':
			for (;;);
	}
}

async function listenToHost(): Promise<void> {
	const { body } = await fetch(`/events?frame=${id}`)
	if (!body) throw new Error('The host sent no events.')
	const reader = body.pipeThrough(new TextDecoderStream()).getReader()
	void (async () => {
		for (let held = ''; ;) {
			const { done, value } = await reader.read()
			if (done) return
			const lines = (held + value).split('\n')
			held = lines.pop() ?? ''
			for (const line of lines) take(JSON.parse(line) as HostEvent)
		}
	})()
}

const fs = {
	async readFile(path: string, encoding?: string | null) {
		const bytes = fromBase64(await ask('readFile', { path }))
		return encoding ? decoder.decode(bytes) : bytes
	},
	writeFile: (path: string, data: string | Uint8Array) =>
		ask('writeFile', { path, base64: toBase64(toBytes(data)) }),
	async readdir(path: string, options?: { withFileTypes?: boolean } | string | null) {
		const entries = await ask('readdir', { path })
		if (typeof options !== 'object' || !options?.withFileTypes) return entries.map((e) => e.name)
		return entries.map(({ name, isFolder }) => ({ name, 'Symbol(type)': isFolder ? 2 : 1 }))
	},
	mkdir: (path: string, options?: { recursive?: boolean }) =>
		ask('mkdir', { path, recursive: options?.recursive ?? false }),
	rm: (path: string, options?: { recursive?: boolean; force?: boolean }) =>
		ask('rm', { path, recursive: options?.recursive ?? false, force: options?.force ?? false }),
	rename: (from: string, to: string) => ask('rename', { from, to }),
	watch: () => Comlink.proxy({ close: () => undefined }),
}

const server = {
	async build({ workdirName }: { workdirName?: string }) {
		if (mode === 'crash-booting') location.replace('about:blank')
		if (mode === 'no-storage')
			throw new Error(
				"Failed to register a ServiceWorker for scope ('https://w-corp.staticblitz.com/'): The user denied permission to use Service Worker.",
			)
		const { cwd, path } = await ask('build', workdirName === undefined ? {} : { workdirName })
		return Comlink.proxy({
			fs: () => Comlink.proxy(fs),
			previewScript: () => '',
			runtimeInfo: () => ({ path, cwd }),
			loadFiles: (bytes: Uint8Array, options?: { mountPoints?: string }) =>
				ask('load', {
					tree: JSON.parse(decoder.decode(bytes)) as Tree,
					at: options?.mountPoints ?? '.',
				}),
			async run(call: SpawnCall, _out?: Hear, _err?: Hear, both?: Hear) {
				const number = await ask('spawn', call)
				const process = processOf(number)
				process.listen(both)
				void process.onExit.then(() => processes.delete(number))
				// One after the other: requests that are under way together may arrive in any order.
				let written: Promise<unknown> = Promise.resolve()
				return Comlink.proxy({
					onExit: process.onExit,
					kill: () => ask('kill', { process: number }),
					write: (text: string) =>
						(written = written.then(() => ask('write', { process: number, text }))),
					resize: (size: { cols: number; rows: number }) =>
						ask('resize', { process: number, ...size }),
				})
			},
			on(event: string, listener: Listener) {
				const heard = (listeners[event] ??= new Set())
				heard.add(listener)
				return Comlink.proxy(() => void heard.delete(listener))
			},
			async serialize(path: string, { format }: { format: string }) {
				if (format !== 'json') throw new Error(`The stand-in exports JSON, not ${format}.`)
				return encoder.encode(JSON.stringify(await ask('serialize', { path })))
			},
			setPreviewScript: () => undefined,
			setCredentials: () => undefined,
			teardown: () => ask('teardown', {}),
		})
	},
}

await listenToHost()
const { port1, port2 } = new MessageChannel()
Comlink.expose(server, port1)
parent.postMessage({ type: 'init' }, '*', [port2])
