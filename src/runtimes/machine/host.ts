import { bootInterpreter, ExitedAtOnce, type Interpreter } from './interpreter.ts'
import { beginProgram, canSwitchStacks } from './kernel.ts'
import type {
	Answer,
	CallOrder,
	Ending,
	LoadOrder,
	ModuleOrder,
	Order,
	ProgramOrder,
	WorkedOrder,
	WorkerOrder,
} from './messages.ts'
import { serveOrigins } from './origins.ts'
import { sayFatal } from './fatal.ts'
import { copyOf } from './copy-log.ts'
import { openGateway } from './gateway.ts'
import { home, type FoundSnapshot, type PyodideOptions } from './pyodide.ts'
import { readError, toRunError } from './python-error.ts'
import { RunSoFar } from './run-so-far.ts'
import { countArrivals, fetchedFiles, type ReadFiles } from './read-files.ts'
import { makeSnapshot, type Snapshot } from './snapshot.ts'
import { noSnapshots, type Snapshots } from './snapshots.ts'
import { FarWorkers } from './far-workers.ts'
import { serveWorkers } from './worker-pool.ts'
import { worldThroughFetch, type AskWorld } from './world.ts'

/** An event carries no more text than this. */
const longestPiece = 15_000

/** How much a program may write, in characters, unless it is told: more than anybody reads. Past it, nothing is passed on. */
const usualOutput = 400_000

export interface HostOptions {
	/** Says something to whoever needs Python; what is `given` away with it need not be copied. */
	say: (answer: Answer, given?: ArrayBuffer[]) => void
	/** Reads the files that an interpreter is made of; left out: they are fetched. */
	read?: ReadFiles
	/** Asks hosts outside of the machine; left out: the realm's own `fetch` does. */
	ask?: AskWorld
	/** Keeps snapshots; left out: each is made anew. */
	snapshots?: Snapshots
	/** Takes from the realm what no program may reach; called once the interpreter is there. */
	lock: () => void
}

/** The far side: one interpreter in a thread of its own, which does what it is told. */
export class MachineHost {
	readonly #say: HostOptions['say']
	readonly #lock: () => void
	readonly #read: HostOptions['read']
	readonly #ask: AskWorld
	readonly #decoders = { out: new TextDecoder(), err: new TextDecoder() }
	#interpreter: Interpreter | undefined
	#written = 0
	#mostOutput = usualOutput
	#placed = 0
	#soFar: RunSoFar | undefined
	readonly #snapshots: Snapshots
	readonly #workers: FarWorkers
	readonly #module = Promise.withResolvers<WebAssembly.Module>()
	/** Orders are done one after the other. */
	#turn: Promise<void> = Promise.resolve()

	constructor({ say, lock, read, ask, snapshots = noSnapshots }: HostOptions) {
		this.#say = say
		this.#read = read
		// Taken before the realm is locked.
		this.#ask = ask ?? worldThroughFetch(globalThis.fetch.bind(globalThis))
		this.#lock = lock
		this.#snapshots = snapshots
		this.#workers = new FarWorkers(say)
	}

	take(order: Order): void {
		// The program that waits for it is an order that is being done.
		if (order.type === 'worked') return this.#workers.hear(order)
		// And so is the boot that waits for its module.
		if (order.type === 'module') return this.#module.resolve(order.module)
		this.#turn = this.#turn
			.then(() => this.#do(order))
			.catch((error: unknown) => this.#say({ type: 'broken', why: sayFatal(error) }))
	}

	async #do(order: Exclude<Order, ModuleOrder | WorkedOrder>): Promise<void> {
		switch (order.type) {
			case 'boot':
				return this.#boot(order)
			case 'program':
				return this.#run(order)
			case 'load':
				return this.#load(order)
			case 'call':
				return this.#call(order)
			case 'worker':
				return this.#joinPool(order)
			case 'work':
				return this.#work(order.text)
		}
	}

	async #boot(order: Extract<Order, { type: 'boot' }>): Promise<void> {
		const { type: _, keep = false, moduleFollows = false, count = false, ...given } = order
		if (count)
			countArrivals((address, bytes) =>
				this.#say({ type: 'arrived', address, ...(bytes !== undefined && { bytes }) }),
			)
		const options = {
			...given,
			...(this.#read && { read: this.#read }),
			...(moduleFollows && { module: this.#module.promise }),
		}
		const snapshot = this.#findSnapshot(options)
		this.#interpreter = await bootInterpreter({
			...options,
			snapshot,
			onWrite: (stream, bytes) => this.#write(stream, bytes),
			onPlace: (file, line) => this.#tellPlace(file, line),
			soFar: {
				takeBeat: () => this.#soFar?.takeBeat() ?? false,
				hear: (events, leftOut) => this.#soFar?.hear(events, leftOut),
			},
		})
		await this.#booted.call('calls.begin')
		await this.#booted.call('lockdown.shut')
		this.#lock()
		const ready = { type: 'ready' as const, switches: this.#booted.canSwitch }
		if (!keep) return this.#say(ready)
		const begunWith = await (await snapshot).bytes
		this.#say({ ...ready, snapshot: begunWith }, [begunWith.buffer])
	}

	async #findSnapshot(options: PyodideOptions & { snapshot?: Snapshot }): Promise<FoundSnapshot> {
		const { files, read = fetchedFiles, snapshot } = options
		if (snapshot) return { bytes: snapshot }
		if (files.snapshot !== undefined) return { bytes: read.later(files.snapshot) }
		return this.#snapshots.find(files, () => makeSnapshot(options, canSwitchStacks()))
	}

	get #booted(): Interpreter {
		if (!this.#interpreter) throw new Error('No interpreter was booted.')
		return this.#interpreter
	}

	#lay(files: Readonly<Record<string, string>>): void {
		for (const [path, text] of Object.entries(files)) this.#booted.write(path, text)
	}

	async #run(order: ProgramOrder): Promise<void> {
		const interpreter = this.#booted
		const { kernel } = interpreter
		this.#lay(order.files)
		const { clock, seed, trace = false } = order
		this.#mostOutput = order.output ?? usualOutput
		await interpreter.call('boot.settle')
		// In real time chance is the world's, unless somebody wants it to be the same again.
		beginProgram(kernel, { clock, ...(seed !== undefined && { seed }) })
		const requests = serveOrigins({ ...kernel, web: order.web })
		if (order.outside === true) this.#openGateway()
		if (order.cores !== undefined) await this.#serveWorkers(order.cores)
		const how = JSON.stringify({ args: order.args ?? [], env: order.env ?? {}, trace })
		this.#soFar = trace ? new RunSoFar(this.#say, kernel.clock, requests) : undefined
		let ending: Pick<Ending, 'code' | 'error' | 'note' | 'trace'>
		// From now on the time that passes is the program's.
		this.#say({ type: 'alive' })
		// While it waits in real time the event loop turns; while it computes it tells where.
		const beat = setInterval(() => {
			this.#say({ type: 'alive' })
			if (this.#soFar?.isDue) tellSoFar(interpreter)
		}, heartbeat)
		try {
			ending = readEnding(await interpreter.call('program.start', home + order.main, how))
		} catch (error) {
			if (!(error instanceof ExitedAtOnce)) throw error
			ending = { code: error.status, note: error.message }
		} finally {
			clearInterval(beat)
			this.#soFar = undefined
		}
		this.#flush()
		const seconds = kernel.clock.peek() / 1e9
		this.#say({ type: 'ended', ending: { ...ending, seconds, requests: copyOf(requests) } })
	}

	#openGateway(): void {
		const { kernel, canSwitch } = this.#booted
		const onTrouble = (sentence: string) => this.#pass('err', `${sentence}\n`)
		openGateway({ ...kernel, canSwitch, ask: this.#ask, onTrouble })
	}

	/** Its pools have interpreters of their own; where threads cannot take turns they have none. */
	async #serveWorkers(cores: number): Promise<void> {
		const interpreter = this.#booted
		if (!interpreter.canSwitch) return
		await interpreter.call('poolworkers.offer', cores)
		serveWorkers({ ...interpreter.kernel, open: () => this.#workers.open() })
	}

	/** Readies this interpreter to be a worker of a pool. */
	async #joinPool({ files, web, outside = false }: WorkerOrder): Promise<void> {
		this.#lay(files)
		beginProgram(this.#booted.kernel, { clock: 'real' })
		serveOrigins({ ...this.#booted.kernel, web })
		if (outside) this.#openGateway()
	}

	async #work(text: string): Promise<void> {
		this.#say({ type: 'alive' })
		const answer = await this.#booted.call('poolworkers.work', text)
		this.#flush()
		if (typeof answer !== 'string') throw new Error('A worker of a pool did not answer.')
		this.#say({ type: 'worked', text: answer })
	}

	async #load({ files, modules, seed }: LoadOrder): Promise<void> {
		this.#lay(files)
		beginProgram(this.#booted.kernel, { clock: 'pure', seed, budget: loadingBudget })
		serveOrigins({ ...this.#booted.kernel, web: undefined })
		const error = await this.#booted.call('calls.probe', modules.join(' '))
		this.#flush()
		this.#say({ type: 'loaded', ...(typeof error === 'string' && error !== '' && { error }) })
	}

	async #call({ id, ask, web, seed, budget }: CallOrder): Promise<void> {
		const { kernel } = this.#booted
		await this.#booted.call('boot.settle')
		beginProgram(kernel, { clock: 'pure', seed, budget })
		const requests = serveOrigins({ ...kernel, web })
		const text = await this.#booted.call('calls.ask', ask)
		this.#flush()
		if (typeof text !== 'string') throw new Error('The machine did not answer a call.')
		this.#say({ type: 'answered', id, text, requests: copyOf(requests) })
	}

	/** The machine tells it by what was computed; whoever listens needs it a few times a second. */
	#tellPlace(file: string, line: number): void {
		if (performance.now() - this.#placed < heartbeat) return
		this.#placed = performance.now()
		this.#say(placed(file, line))
	}

	#write(stream: 'out' | 'err', bytes: Uint8Array): void {
		this.#pass(stream, this.#decoders[stream].decode(bytes, { stream: true }))
	}

	/** What is left of characters that were not written whole. */
	#flush(): void {
		for (const stream of ['out', 'err'] as const)
			this.#pass(stream, this.#decoders[stream].decode())
	}

	#pass(stream: 'out' | 'err', text: string): void {
		if (text === '' || this.#written > this.#mostOutput) return
		// One more than may be, so that whoever counts sees that there was more.
		const passed = text.slice(0, this.#mostOutput - this.#written + 1)
		this.#written += text.length
		const clean = passed.replaceAll(home, '')
		const at = this.#booted.kernel.clock.peek() / 1e9
		for (let from = 0; from < clean.length; from += longestPiece)
			this.#say({ type: 'output', stream, text: clean.slice(from, from + longestPiece), at })
	}
}

/** While everybody waits: what Python computes for it must not give another thread its turn, for it has none itself. */
function tellSoFar(interpreter: Interpreter): void {
	const { attention } = interpreter.kernel
	attention.turnAway(true)
	// An interpreter that died is told by whoever waits for the program.
	interpreter.call('trace.tell_so_far').catch(() => attention.turnAway(false))
}

/** How often it is told that a program is still there, in milliseconds. */
const heartbeat = 200

/** What loading a module may compute; see `Attention`. */
const loadingBudget = 250_000

function placed(file: string, line: number): Answer {
	return file === ''
		? { type: 'alive' }
		: { type: 'alive', file: file.startsWith(home) ? file.slice(home.length) : file, line }
}

/** What `program.start` answers: JSON. */
function readEnding(text: unknown): Pick<Ending, 'code' | 'error' | 'trace'> {
	if (typeof text !== 'string') throw new Error('The machine did not say how the program ended.')
	const told = JSON.parse(text) as { code: number; error?: unknown; trace?: string }
	const error = told.error === undefined ? undefined : readError(told.error)
	return {
		code: told.code,
		...(error && { error: toRunError(error) }),
		...(told.trace !== undefined && { trace: told.trace }),
	}
}
