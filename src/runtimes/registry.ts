import './dispose-symbols.ts'
import type { Language } from '../course/language.ts'
import type { Weights } from './arrivals.ts'
import { inTurn } from './in-turn.ts'
import type { PythonFiles } from './machine/pyodide.ts'
import { pythonObstacle } from './obstacles.ts'
import type { PyodideRuntime } from './pyodide.ts'
import type { OnStep, Runtime, Sandbox } from './runtime.ts'
import type { PageWebContainer } from './webcontainer.ts'
import type { Cause } from './webcontainer/cause.ts'
import type { ContainerState, Keeper, KeeperOptions, Patience } from './webcontainer/keeper.ts'
import type { Terminal, TerminalSize } from './webcontainer/terminal.ts'
import { workerRuntime, type WorkerRuntime } from './worker.ts'

export type { Cause } from './webcontainer/cause.ts'
export type { ContainerState } from './webcontainer/keeper.ts'
export type { Terminal, TerminalSize } from './webcontainer/terminal.ts'

/** Which runtime a learner wants: `auto` takes real Node as soon as it is there. */
export type Pin = 'auto' | 'worker' | 'webcontainer'

export interface RegistryOptions {
	/** The site's setting. `off`: WebContainer is never loaded, not even its code. */
	webcontainer: 'auto' | 'off'
	/** What learners want who have said nothing; left out: `auto`. */
	pin?: Pin
	/** The client id of the site's StackBlitz account, where it has one. */
	key?: string
	/** Where the site serves the bundled runner that WebContainer executes. */
	runnerUrl: string
	/** Where the site serves Python; left out: it has none. */
	python?: PythonFiles
	/** What Python's files weigh, to tell how much of them has arrived. Left out: nobody is told. */
	weights?: Weights
	/** How long WebContainer may keep the page waiting, where that differs from the usual. */
	patience?: Partial<Patience>
	/** What serves in place of the worker, and of WebContainer. */
	worker?: Runtime & Partial<Pick<WorkerRuntime, 'warm'>>
	load?: () => Promise<Loaded>
	/** What serves in place of Python in the page. */
	pyodide?: () => Promise<Runtime & Partial<Pick<PyodideRuntime, 'warm'>>>
}

/** What comes with the code of WebContainer. */
export type Loaded = Pick<PageWebContainer, 'runtime' | 'openTerminal'> & {
	keeper: Pick<Keeper, 'state' | 'open' | 'retry' | 'addEventListener'>
}

/** The page's choice of a runtime. */
export interface Registry {
	/**
	 * The runtime for the next job, at once. It emits `started` with the name of the runtime that takes
	 * the job; a second `started` means that WebContainer failed and the worker begins from the start.
	 * WebContainer begins to boot when the first job is over, or with it where the learner has pinned it.
	 */
	choose(language?: Language): Runtime
	/** Gets ready what a job that is likely to come will run on: the editor was touched. */
	warm(language?: Language): void
	/** Pinning `webcontainer` also tries again where it could not boot; each job waits for it, then. */
	pin: Pin
	readonly container: ContainerState
	/** Hears that `container` changed. */
	onchange: (() => void) | undefined
	/** Tries to boot WebContainer again where that failed. */
	retry(): void
	/** A shell in the WebContainer, which boots for it. Rejects with a sentence when there can be none. */
	openTerminal(size: TerminalSize): Promise<Terminal>
}

export function createRegistry(options: RegistryOptions): Registry {
	return new PageRegistry(options)
}

class PageRegistry implements Registry {
	onchange: (() => void) | undefined
	readonly #worker: NonNullable<RegistryOptions['worker']>
	readonly #isOff: boolean
	readonly #load: () => Promise<Loaded>
	readonly #python: RuntimeToCome
	#pin: Pin
	#loading: Promise<Loaded> | undefined
	#state: ContainerState
	/** Real Node, whose code may not have been loaded yet. */
	readonly #webcontainer: Runtime = {
		name: 'webcontainer',
		languages: ['ts'],
		obstacle: () => undefined,
		open: async (onStep) => (await this.#loaded()).runtime.open(onStep),
	}

	constructor(options: RegistryOptions) {
		const { webcontainer, runnerUrl, patience, key, worker, load } = options
		// Not as a learner pins it: nothing boots before the first job.
		this.#pin = options.pin ?? 'auto'
		this.#python = new RuntimeToCome(options.pyodide ?? (() => loadPyodide(options)))
		this.#worker = worker ?? workerRuntime()
		this.#isOff = webcontainer === 'off'
		this.#load =
			load ??
			(() =>
				loadWebContainer({
					runnerUrl,
					...(patience && { patience }),
					...(key !== undefined && { key }),
				}))
		this.#state = this.#isOff ? off : { status: 'idle' }
	}

	get container(): ContainerState {
		return this.#state
	}

	get pin(): Pin {
		return this.#pin
	}

	set pin(pin: Pin) {
		this.#pin = pin
		if (pin === 'webcontainer') this.retry({ insist: true })
	}

	warm(language: Language = 'ts'): void {
		// What it lacks is told when a job needs it.
		const runtime = language === 'py' ? this.#python : this.#worker
		if (runtime.obstacle() === undefined) runtime.warm?.()
	}

	choose(language: Language = 'ts'): Runtime {
		if (language === 'py') return inTurn([this.#python])
		const worker = this.#worker
		if (this.#isOff || this.#pin === 'worker') return inTurn([worker])
		if (this.#pin !== 'webcontainer' && this.#state.status !== 'up') {
			// On a slow machine a boot beside it would take from what the learner waits for.
			return inTurn([worker], () => {
				if (this.#pin !== 'worker') this.#wake()
			})
		}
		this.#wake()
		return inTurn([this.#webcontainer, worker])
	}

	retry({ insist = false } = {}): void {
		if (this.#isOff || this.#state.status !== 'unavailable') return
		this.#loaded()
			.then(({ keeper }) => {
				keeper.retry({ insist })
				// When its code was what failed to arrive, it has not even begun.
				return keeper.open()
			})
			.catch(() => undefined)
	}

	async openTerminal(size: TerminalSize): Promise<Terminal> {
		if (this.#state.status === 'unavailable') throw new Error(this.#state.cause.sentence)
		const { openTerminal } = await this.#loaded()
		return openTerminal(size)
	}

	/** Nobody waits for it, so a failure shows in the state and nowhere else. */
	#wake(): void {
		if (this.#state.status !== 'idle') return
		this.#set({ status: 'booting', step: 'loading WebContainer' })
		this.#loaded()
			.then(({ keeper }) => keeper.open())
			.catch(() => undefined)
	}

	#loaded(): Promise<Loaded> {
		return (this.#loading ??= this.#listen())
	}

	async #listen(): Promise<Loaded> {
		try {
			const loaded = await this.#load()
			const { keeper } = loaded
			keeper.addEventListener('change', () => {
				this.#set(keeper.state)
			})
			return loaded
		} catch (error) {
			// A part of our own site did not arrive: the next call asks for it again.
			this.#loading = undefined
			this.#set({ status: 'unavailable', cause: missingCode })
			throw error
		}
	}

	#set(state: ContainerState): void {
		this.#state = state
		this.onchange?.()
	}
}

const off: ContainerState = {
	status: 'unavailable',
	cause: {
		kind: 'off',
		sentence: 'This site runs your code in the page and does not use WebContainer.',
	},
}

const missingCode: Cause = {
	kind: 'unfetched',
	sentence:
		'A part of this page could not be loaded. Check the connection, then try again or reload the page.',
}

/** Python in the page, whose code is loaded when somebody asks for Python and not before. */
class RuntimeToCome implements Runtime {
	readonly name = 'pyodide'
	readonly languages = ['py'] as const
	readonly #load: NonNullable<RegistryOptions['pyodide']>
	#loading: ReturnType<NonNullable<RegistryOptions['pyodide']>> | undefined

	constructor(load: NonNullable<RegistryOptions['pyodide']>) {
		this.#load = load
	}

	readonly obstacle = pythonObstacle

	warm(): void {
		// Nobody waits for it: what goes wrong is told when a job needs it.
		this.#loaded().then(
			(runtime) => runtime.warm?.(),
			() => undefined,
		)
	}

	async open(onStep?: OnStep): Promise<Sandbox> {
		return (await this.#loaded()).open(onStep)
	}

	#loaded() {
		this.#loading ??= this.#load()
		this.#loading.catch(() => (this.#loading = undefined))
		return this.#loading
	}
}

async function loadPyodide({ python: files, weights }: RegistryOptions): Promise<PyodideRuntime> {
	if (!files) throw new Error('This site was built without Python.')
	const { pyodideRuntime } = await import('./pyodide.ts')
	return pyodideRuntime({ files, ...(weights && { weights }) })
}

async function loadWebContainer(options: KeeperOptions): Promise<Loaded> {
	const { createWebContainer } = await import('./webcontainer.ts')
	return createWebContainer(options)
}
