import type { WebContainerProcess } from '@webcontainer/api'
import type { RunEvent, RunReport } from '../course/report.ts'
import { createLineReader, createListener } from './channel.ts'
import type { Job, Runtime, Sandbox } from './runtime.ts'
import { Keeper, type KeeperOptions } from './webcontainer/keeper.ts'
import { later, type LiveContainer } from './webcontainer/live.ts'
import { obstacleIn, readFacts } from './webcontainer/preflight.ts'

/** Real Node in the browser. Pass the page's keeper when there is one: a page has one WebContainer. */
export function webcontainerRuntime({
	keeper,
	...options
}: KeeperOptions & { keeper?: Keeper }): Runtime {
	const kept = keeper ?? new Keeper(options)
	return {
		name: 'webcontainer',
		languages: ['ts'],
		obstacle: () => obstacleIn(readFacts(), { insist: true })?.sentence,
		async open(onStep) {
			const heard = new AbortController()
			const tell = () => {
				if (kept.state.status === 'booting') onStep?.(kept.state.step)
			}
			kept.addEventListener('change', tell, { signal: heard.signal })
			try {
				return new NodeSandbox(await kept.open())
			} finally {
				heard.abort()
			}
		},
	}
}

/** The longest output one event may carry; see course/report.ts. */
const longestOutput = 16_000

let folders = 0

/** One folder, one Node process. */
class NodeSandbox implements Sandbox {
	readonly #live: LiveContainer
	readonly #folder = `jobs/${String(++folders)}`
	readonly #closed = new AbortController()
	readonly #watch: Disposable
	#mounted: Promise<void> | undefined
	#started: Promise<WebContainerProcess> | undefined

	constructor(live: LiveContainer) {
		this.#live = live
		this.#watch = live.watch()
	}

	async run(job: Job, onEvent: (event: RunEvent) => void): Promise<RunReport> {
		const over = AbortSignal.any([this.#closed.signal, this.#live.signal])
		const ended = new Promise<never>((_, reject) => {
			over.addEventListener('abort', () => {
				reject(over.reason)
			})
		})
		return Promise.race([this.#execute(job, onEvent, over), ended])
	}

	async #execute(
		job: Job,
		onEvent: (event: RunEvent) => void,
		over: AbortSignal,
	): Promise<RunReport> {
		over.throwIfAborted()
		const nonce = crypto.randomUUID()
		this.#mounted = this.#live.mount(jobFiles(this.#folder, JSON.stringify({ nonce, job })))
		await this.#mounted
		over.throwIfAborted()
		this.#started = this.#live.spawn('node', ['../../runner.mjs', 'job.json'], {
			cwd: this.#folder,
			env: { NO_COLOR: '1' },
		})
		const node = await this.#started
		const { promise: reported, resolve } = Promise.withResolvers<RunReport>()
		const onMessage = createListener({ onEvent, onReport: resolve })
		const reader = createLineReader(nonce, { onMessage, onOutput: (text) => tell(text, onEvent) })
		const read = node.output.pipeTo(
			new WritableStream({
				write: (chunk) => reader.write(chunk),
				close: () => reader.end(),
			}),
			{ signal: over },
		)
		const silent = node.exit.then(async (code): Promise<RunReport> => {
			// The last of the output may come after the end is known.
			await Promise.race([read, later(1)])
			return {
				status: 'crashed',
				message: `Node.js ended with code ${String(code)} and left no report.`,
			}
		})
		return Promise.race([reported, silent, read.then(() => silent)])
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#closed.signal.aborted) return
		this.#closed.abort(new Error('The sandbox was closed.'))
		using _ = this.#watch
		const live = this.#live
		const [, started] = await Promise.allSettled([this.#mounted, this.#started])
		if (started.status === 'fulfilled' && started.value) await live.kill(started.value)
		if (live.end) return
		try {
			await live.remove(this.#folder)
		} catch {
			// The run is done and its report stands; but the next job deserves a place without leftovers.
			live.finish('retired', 'The folder of a job could not be removed.')
		}
	}
}

function jobFiles(folder: string, contents: string) {
	const [parent = '', name = ''] = folder.split('/')
	const files = { 'job.json': { file: { contents } } }
	return { [parent]: { directory: { [name]: { directory: files } } } }
}

/** WebContainer merges the two streams of a process into one, so all of it counts as `out`. */
function tell(text: string, onEvent: (event: RunEvent) => void): void {
	const plain = text.replaceAll('\r\n', '\n')
	for (let start = 0; start < plain.length; start += longestOutput) {
		const piece = plain.slice(start, start + longestOutput)
		onEvent({ type: 'output', stream: 'out', text: piece })
	}
}
