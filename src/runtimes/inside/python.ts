import {
	configurePython,
	type PythonAnswer,
	type PythonRequest,
	type PythonWrite,
} from '#kit/python'
import type { Answer, CallOrder, Order } from '../machine/messages.ts'
import { placeOf, readError } from '../machine/python-error.ts'
import type { MachineThread } from '../machine/thread.ts'
import type { SuiteJob } from '../runtime.ts'
import { LoadFault } from './load-fault.ts'
import { clip } from './run-error.ts'
import type { Shell } from './shell.ts'

/** Turns of a loop in one poll of the interpreter; see `Attention`. */
const turnsInPoll = 50

/**
 * How long the thread may take, in milliseconds of real time, before it is ended: while it boots and
 * loads; while it computes and says nothing; and for a call altogether, when it cannot be stopped.
 */
const patience = { loading: 60_000, silence: 5_000, call: 10_000 }

/** What a suite's side of Python needs of the place it runs in. */
type PythonShell = Pick<Shell, 'prepare' | 'output' | 'openMachine'>

/**
 * Readies Python for a suite: its modules are loaded once, to see that they can be, and `#kit/python`
 * asks the thread from here on. Throws a LoadFault for what cannot be loaded. `onAnswer` hears what each call gave.
 */
export async function openPython(
	job: SuiteJob,
	shell: PythonShell,
	onAnswer: (answer: PythonAnswer) => void = () => undefined,
): Promise<void> {
	const python = new SuitePython(job, shell, onAnswer)
	await shell.prepare(python.open())
	configurePython(python)
}

/** The suite's side of the thread: one question at a time, and a fresh interpreter after one that died. */
class SuitePython {
	readonly #job: SuiteJob
	readonly #shell: PythonShell
	#thread: MachineThread | undefined
	#ids = 0
	#turn: Promise<unknown> = Promise.resolve()
	#hear: (answer: Answer) => void = () => undefined
	/** By what was asked: each call begins on a machine as if nothing had run before, so the same gets the same. */
	readonly #answers = new Map<string, Promise<PythonAnswer>>()

	readonly #onAnswer: (answer: PythonAnswer) => void

	constructor(job: SuiteJob, shell: PythonShell, onAnswer: (answer: PythonAnswer) => void) {
		this.#job = job
		this.#shell = shell
		this.#onAnswer = onAnswer
	}

	/** Opens a thread and loads the submission in it. */
	async open(): Promise<void> {
		const { files, seed } = this.#job
		const thread = await this.#shell.openMachine()
		this.#thread = thread
		thread.listen((answer) => {
			if (answer.type === 'output') this.#shell.output.write(answer.stream, answer.text)
			this.#hear(answer)
		})
		const order: Order = { type: 'load', files, modules: modulesOf(this.#job), seed }
		const loaded = await this.#exchange(order, (answer) =>
			answer.type === 'loaded' ? answer : undefined,
		).catch((error: unknown) => {
			// Python was there: what ended it is the code that was loaded.
			throw new LoadFault(error instanceof Error ? error.message : String(error))
		})
		if (loaded.error !== undefined) throw toLoadFault(JSON.parse(loaded.error))
	}

	async ask(request: PythonRequest): Promise<PythonAnswer> {
		const key = JSON.stringify(request)
		const known = this.#answers.get(key)
		const asked = known ?? this.#turn.then(() => this.#ask(request))
		this.#answers.set(key, asked)
		if (!known) this.#turn = asked.catch(() => undefined)
		const answer = await asked
		this.#onAnswer(answer)
		// What was printed belongs to this case, too.
		if (known) for (const { stream, text } of answer.output) this.#shell.output.write(stream, text)
		// The suite may do with it what it likes.
		return structuredClone(answer)
	}

	async #ask({ ask, web, turns }: PythonRequest): Promise<PythonAnswer> {
		if (!this.#thread) await this.#shell.prepare(this.open())
		const id = ++this.#ids
		const output: PythonWrite[] = []
		const order: CallOrder = {
			type: 'call',
			id,
			ask,
			seed: this.#job.seed,
			budget: Math.ceil(turns / turnsInPoll),
			...(web && { web: asData(web) }),
		}
		const { text, requests } = await this.#exchange(order, (answer) => {
			if (answer.type === 'output') output.push(answer)
			return answer.type === 'answered' && answer.id === id ? answer : undefined
		})
		return { text, requests: asLog(requests), output }
	}

	/** Sends an order and waits for the answer that `find` takes; ends a thread that is silent, late or dead. */
	#exchange<Found>(order: Order, find: (answer: Answer) => Found | undefined): Promise<Found> {
		const limits =
			order.type === 'load'
				? { silence: patience.loading, total: patience.loading }
				: { silence: patience.silence, total: patience.call }
		const { promise, resolve, reject } = Promise.withResolvers<Found>()
		let place = ''
		const give = (why: string) => {
			this.#thread?.end()
			this.#thread = undefined
			reject(new Error(why))
		}
		const onLate = () =>
			give(`Your code could not be stopped${place}, so the Python that ran it was ended.`)
		const late = setTimeout(onLate, limits.total)
		let silent = setTimeout(onLate, limits.silence)
		this.#hear = (answer) => {
			clearTimeout(silent)
			silent = setTimeout(onLate, limits.silence)
			if (answer.type === 'broken') return give(answer.why)
			if (answer.type === 'alive' && answer.file !== undefined)
				place = ` at line ${answer.line ?? 1} of ${answer.file}`
			const found = find(answer)
			if (found !== undefined) resolve(found)
		}
		this.#thread?.post(order)
		return promise.finally(() => {
			clearTimeout(late)
			clearTimeout(silent)
			this.#hear = () => undefined
		})
	}
}

/** The learner's modules: all but the program that Run executes. */
function modulesOf({ files }: SuiteJob): string[] {
	return Object.keys(files)
		.filter((file) => file.endsWith('.py') && file !== 'main.py')
		.map((file) => file.slice(0, -3).replaceAll('/', '.'))
}

function toLoadFault(data: unknown): LoadFault {
	const error = readError(data)
	return new LoadFault(clip(`${error.type}: ${error.message}`, 3_900), placeOf(error))
}

/** What comes out of a suite may hold functions and `undefined`; a thread takes plain data alone. */
function asData<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T
}

function asLog(
	requests: Extract<Answer, { type: 'answered' }>['requests'],
): PythonAnswer['requests'] {
	const entries = requests.entries as PythonAnswer['requests']['entries']
	return { entries, peak: requests.peak }
}
