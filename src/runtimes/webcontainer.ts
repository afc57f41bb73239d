import './dispose-symbols.ts'
import type { FileSystemTree, WebContainerProcess } from '@webcontainer/api'
import type { RunEvent, RunReport } from '../course/report.ts'
import { createAccount } from './account.ts'
import { createLineReader, createListener } from './channel.ts'
import type { Job, Runtime, Sandbox } from './runtime.ts'
import { Keeper, type KeeperOptions } from './webcontainer/keeper.ts'
import { later, type LiveContainer } from './webcontainer/live.ts'
import { obstacleIn, readFacts } from './webcontainer/preflight.ts'
import { openShell, type Terminal, type TerminalSize } from './webcontainer/terminal.ts'

/** The page's WebContainer, and what can be done with it. */
export interface PageWebContainer {
	keeper: Keeper
	runtime: Runtime
	/** A shell in it; boots it when need be. */
	openTerminal(size: TerminalSize): Promise<Terminal>
}

/** To be called once on a page: a page has one WebContainer. */
export function createWebContainer(options: KeeperOptions): PageWebContainer {
	const keeper = new Keeper(options)
	return {
		keeper,
		runtime: {
			name: 'webcontainer',
			languages: ['ts'],
			obstacle: () => obstacleIn(readFacts(), { insist: true })?.sentence,
			async open(onStep) {
				const fallSilent = tellSteps(keeper, onStep)
				try {
					return new NodeSandbox(await keeper.open())
				} finally {
					fallSilent()
				}
			},
		},
		openTerminal: async (size) => openShell(await keeper.open(), size),
	}
}

/** Real Node in the browser, for a page that wants nothing else of its WebContainer. */
export function webcontainerRuntime(options: KeeperOptions): Runtime {
	return createWebContainer(options).runtime
}

/** Returns what ends it. */
function tellSteps(keeper: Keeper, onStep: ((step: string) => void) | undefined): () => void {
	const tell = () => {
		if (keeper.state.status === 'booting') onStep?.(keeper.state.step)
	}
	tell()
	keeper.addEventListener('change', tell)
	return () => {
		keeper.removeEventListener('change', tell)
	}
}

type OnEvent = (event: RunEvent) => void

/** How often a Node process that has not spoken yet is vouched for, in milliseconds. */
const vouching = 500

let folders = 0

/** One folder, one Node process. */
class NodeSandbox implements Sandbox {
	readonly #live: LiveContainer
	readonly #folder = `jobs/${String(++folders)}`
	readonly #closed = new AbortController()
	readonly #unwatch: () => void
	#started: Promise<WebContainerProcess> | undefined

	constructor(live: LiveContainer) {
		this.#live = live
		this.#unwatch = live.watch()
	}

	async run(job: Job, onEvent: OnEvent): Promise<RunReport> {
		const over = AbortSignal.any([this.#closed.signal, this.#live.signal])
		over.throwIfAborted()
		const ended = new Promise<never>((_, reject) => {
			over.addEventListener('abort', () => {
				reject(over.reason)
			})
		})
		// Until Node speaks for itself: a start that takes long is no loop that never awaits.
		const vouch = setInterval(() => {
			onEvent({ type: 'alive' })
		}, vouching)
		const onFirst = () => {
			clearInterval(vouch)
		}
		try {
			const nonce = crypto.randomUUID()
			this.#started = this.#start(JSON.stringify({ nonce, job }))
			const node = await Promise.race([this.#started, ended])
			return await Promise.race([reportOf(node, { nonce, job, onEvent, onFirst, over }), ended])
		} finally {
			clearInterval(vouch)
		}
	}

	async #start(jobFile: string): Promise<WebContainerProcess> {
		await this.#live.mount(fileAt(this.#folder, 'job.json', jobFile))
		this.#closed.signal.throwIfAborted()
		return this.#live.spawn('node', ['../../runner.mjs', 'job.json'], {
			cwd: this.#folder,
			env: { NO_COLOR: '1' },
		})
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#closed.signal.aborted) return
		this.#closed.abort(new Error('The sandbox was thrown away.'))
		try {
			await this.#clear()
		} finally {
			this.#unwatch()
		}
	}

	async #clear(): Promise<void> {
		const [started] = await Promise.allSettled([this.#started])
		if (started.status === 'fulfilled' && started.value) await this.#live.kill(started.value)
		if (this.#live.end) return
		try {
			await this.#live.remove(this.#folder)
		} catch {
			// The run is done and its report stands; but the next job deserves a place without leftovers.
			this.#live.finish('retired', 'The folder of a job could not be removed.')
		}
	}
}

interface Hearing {
	nonce: string
	job: Job
	onEvent: OnEvent
	/** The process has spoken. */
	onFirst: () => void
	over: AbortSignal
}

/** What the process reports, or that it ended without. */
function reportOf(
	node: WebContainerProcess,
	{ nonce, job, onEvent, onFirst, over }: Hearing,
): Promise<RunReport> {
	const { promise: reported, resolve } = Promise.withResolvers<RunReport>()
	const account = createAccount(job)
	const hear = createListener({
		onEvent(event) {
			account.hear(event)
			onEvent(event)
		},
		onReport: resolve,
	})
	const show = createRawOutput(onEvent)
	let words = ''
	const reader = createLineReader(nonce, {
		onMessage(raw) {
			onFirst()
			hear(raw)
		},
		onOutput(text) {
			words = (words + text).slice(-lastWords)
			show(text)
		},
	})
	const read = node.output.pipeTo(
		new WritableStream({
			write: (chunk) => {
				reader.write(chunk)
			},
			close: () => {
				reader.end()
			},
		}),
		// The client goes on writing into a stream that was cancelled, and fails at it in the console.
		{ signal: over, preventCancel: true },
	)
	const silent = node.exit.then(async (code): Promise<RunReport> => {
		// The last of the output may come after the end is known.
		await Promise.race([read, later(1)])
		// When it was the frame that died, the run has been rejected by now: nobody is blamed for that.
		return account.afterDeath({ ...endingOf(code), words })
	})
	return Promise.race([reported, silent, read.then(() => silent)])
}

/** How much of the end of the raw output is kept, to tell what a process died of. */
const lastWords = 4_000

/** The signals with which a process is ended from outside, by their numbers. */
const signals: ReadonlyMap<number, string> = new Map([
	[1, 'SIGHUP'],
	[2, 'SIGINT'],
	[9, 'SIGKILL'],
	[15, 'SIGTERM'],
])

/** WebContainer tells of a signal as a shell does: by a code above 128. */
function endingOf(code: number): { code: number | null; killer: string | null } {
	const killer = signals.get(code - 128)
	return killer === undefined ? { code, killer: null } : { code: null, killer }
}

/** What of the raw output of a process is passed on, in characters; what goes through the runner is capped there. */
const rawLimit = 100_000

/** What comes past the runner. WebContainer merges a process's two streams into one, so all of it counts as `out`. */
function createRawOutput(onEvent: OnEvent): (text: string) => void {
	let shown = 0
	return (text) => {
		const piece = text.replaceAll('\r\n', '\n').slice(0, rawLimit - shown)
		shown += piece.length
		// An event carries no more than course/report.ts allows.
		for (let at = 0; at < piece.length; at += 15_000)
			onEvent({ type: 'output', stream: 'out', text: piece.slice(at, at + 15_000) })
	}
}

/** The tree that lays one file into a folder and leaves all else as it is. */
function fileAt(folder: string, name: string, contents: string): FileSystemTree {
	const leaf: FileSystemTree = { [name]: { file: { contents } } }
	return folder
		.split('/')
		.reduceRight<FileSystemTree>((tree, part) => ({ [part]: { directory: tree } }), leaf)
}
