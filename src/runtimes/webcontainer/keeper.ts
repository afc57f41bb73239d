import type { FileSystemTree } from '@webcontainer/api'
import { Booter, serviceOrigin, type Attempt } from './boot.ts'
import { causeOfRefusal, causes, Unavailable, type Cause } from './cause.ts'
import { later, LiveContainer, type Patience as LivePatience } from './live.ts'
import { browserOf, obstacleIn, reaches, readFacts } from './preflight.ts'

/** What a boot waits for. */
type BootStep = 'loading WebContainer' | 'starting Node.js'

/** What became of the page's WebContainer. */
export type ContainerState =
	| { status: 'idle' }
	| { status: 'booting'; step: BootStep }
	| { status: 'up' }
	| { status: 'unavailable'; cause: Cause }

/** How long, in seconds, WebContainer may keep us waiting. */
export interface Patience extends LivePatience {
	/** From the first request until Node can be started. */
	boot: number
	/** Until anything at all answers at the service's address. */
	reach: number
}

const defaultPatience: Patience = {
	// Nobody waits for it: the worker serves the learner meanwhile. What is slower than this is broken.
	boot: 30,
	reach: 5,
	call: 10,
	// Together less than the silence after which deadline.ts takes a run for a loop that never awaits:
	// a dead frame must be found first, or the learner is blamed for it.
	beat: 0.4,
	silence: 1.2,
	kill: 1,
}

export interface KeeperOptions {
	/** Where our own site serves the bundled runner; see library/build-runner.ts. */
	runnerUrl: string
	/** The client id of the site's StackBlitz account, where it has one. */
	key?: string
	patience?: Partial<Patience>
}

/** One death may be chance; a page on which it happens again and again is better off without. */
const mostDeaths = 2

/**
 * Boots the page's one WebContainer, watches over it, and boots it again when it dies.
 * Dispatches `change` when `state` changed.
 */
export class Keeper extends EventTarget {
	readonly #patience: Patience
	readonly #runnerUrl: string
	readonly #key: string | undefined
	#state: ContainerState = { status: 'idle' }
	#booter: Booter | undefined
	#runner: string | undefined
	#opening: Promise<LiveContainer> | undefined
	#try = 0
	#deaths = 0

	constructor({ runnerUrl, key, patience }: KeeperOptions) {
		super()
		this.#runnerUrl = runnerUrl
		this.#key = key
		this.#patience = { ...defaultPatience, ...patience }
		// What stood in the way was the connection, so its return is the moment to try again.
		window.addEventListener('online', () => {
			if (this.#state.status !== 'unavailable') return
			const { kind } = this.#state.cause
			if (kind === 'offline' || kind === 'unreachable') this.retry()
		})
	}

	get state(): ContainerState {
		return this.#state
	}

	/**
	 * The live WebContainer; the first call boots it.
	 * Rejects with `Unavailable`, at once when it is known already that there is none.
	 */
	open(): Promise<LiveContainer> {
		return (this.#opening ??= this.#start())
	}

	/** Boots anew where the last boot failed. `insist` overrules a cause that is a guess, like a phone. */
	retry({ insist = false } = {}): void {
		if (this.#state.status !== 'unavailable') return
		this.#deaths = 0
		this.#opening = this.#start({ insist })
	}

	#set(state: ContainerState): void {
		this.#state = state
		this.dispatchEvent(new Event('change'))
	}

	#start({ insist = false } = {}): Promise<LiveContainer> {
		const turn = ++this.#try
		const opening = this.#boot(turn, insist).catch((error: unknown) => {
			const unavailable = error instanceof Unavailable ? error : new Unavailable(causeOf(error))
			if (turn === this.#try) this.#set({ status: 'unavailable', cause: unavailable.cause })
			throw unavailable
		})
		// Nobody may be waiting: in the background the state alone tells.
		opening.catch(() => undefined)
		return opening
	}

	async #boot(turn: number, insist: boolean): Promise<LiveContainer> {
		const obstacle = obstacleIn(readFacts(), { insist })
		if (obstacle) throw new Unavailable(obstacle)
		this.#set({ status: 'booting', step: 'loading WebContainer' })
		this.#booter ??= new Booter(this.#key)
		const attempt = await this.#booter.boot()
		const ready = this.#prepare(attempt, turn)
		const decided = new AbortController()
		try {
			const first = await Promise.race([
				ready,
				watchdog(attempt, this.#patience, decided.signal).then((cause) => new Unavailable(cause)),
			])
			if (first instanceof LiveContainer) return first
			// It may still come: what was too late for this job is in time for the next.
			ready.then(
				() => {
					if (turn === this.#try) this.#opening = ready
				},
				() => undefined,
			)
			throw first
		} finally {
			decided.abort()
		}
	}

	async #prepare({ booted }: Attempt, turn: number): Promise<LiveContainer> {
		const container = await booted
		// Only now: where the service cannot be reached, nobody is to pay for a runner.
		const runner = await this.#fetchRunner()
		// A boot that hung is finished by the next try, and then is that try's alone.
		if (turn !== this.#try) throw new Error('This try to boot WebContainer is over.')
		this.#set({ status: 'booting', step: 'starting Node.js' })
		const live = new LiveContainer(container, this.#patience)
		live.signal.addEventListener('abort', () => {
			this.#replace(live)
		})
		await live.mount(rootFiles(runner))
		this.#set({ status: 'up' })
		return live
	}

	async #fetchRunner(): Promise<string> {
		if (this.#runner !== undefined) return this.#runner
		const response = await fetch(this.#runnerUrl)
		if (!response.ok)
			throw new Error(`${this.#runnerUrl} answered ${String(response.status)}: no runner there`)
		return (this.#runner = await response.text())
	}

	#replace(live: LiveContainer): void {
		this.#booter?.cut('WebContainer is gone')
		live.tearDown()
		if (live.end === 'died') this.#deaths += 1
		if (this.#deaths <= mostDeaths) {
			this.#opening = this.#start({ insist: true })
			return
		}
		const gone = new Unavailable(causes.crashed())
		this.#opening = Promise.reject(gone)
		this.#opening.catch(() => undefined)
		this.#set({ status: 'unavailable', cause: gone.cause })
	}
}

/** Waits as long as there is hope, then names what it saw. */
async function watchdog(
	attempt: Attempt,
	{ boot, reach }: Patience,
	signal: AbortSignal,
): Promise<Cause> {
	const { url } = attempt
	const { host } = new URL(url)
	const limit = later(boot, signal)
	if (!(await reaches(url, Math.min(reach, boot)))) {
		// The frame has the last word: it may load where a plain request is held back.
		await later(1, signal)
		if (attempt.progress() !== 'answered')
			return navigator.onLine ? causes.unreachable(host) : causes.offline()
	}
	await limit
	return attempt.progress() === 'loaded' ? causes.refused(host) : causes.timeout(host, boot)
}

function causeOf(error: unknown): Cause {
	const message = error instanceof Error ? error.message : String(error)
	return causeOfRefusal(message, browserOf(readFacts()), new URL(serviceOrigin()).host)
}

function rootFiles(runner: string): FileSystemTree {
	// WebContainer looks for `engines` in the root alone; without it, it takes an older Node.
	const manifest = { type: 'module', engines: { node: '22.22.0' } }
	return {
		'package.json': { file: { contents: JSON.stringify(manifest) } },
		'runner.mjs': { file: { contents: runner } },
		jobs: { directory: {} },
	}
}
