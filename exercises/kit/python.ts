import { fromPython, PythonError, toldError, toPython } from './python-values.ts'
import type { RequestLog } from './request-log.ts'
import type { LabWeb } from './routes.ts'

export { PythonError, Tuple } from './python-values.ts'
export type { PythonFrame, PythonObject } from './python-values.ts'
export type { RequestLog } from './request-log.ts'
export type { LabWeb } from './routes.ts'

/** A warning that Python gave: "coroutine 'f' was never awaited". */
export interface PythonWarning {
	readonly category: string
	readonly message: string
	/** Where in the learner's files. */
	readonly file?: string
	readonly line?: number
}

/** One write of the learner's code, at that virtual second. */
export interface PythonWrite {
	readonly stream: 'out' | 'err'
	readonly text: string
	readonly at: number
}

/** What a task or a thread did; `src/course/trace.ts` has its shape. */
export type TraceEvent = Readonly<Record<string, unknown>>

/** How one call into Python went. */
export interface PythonRun<T = unknown> {
	/** What it returned. Reading it throws what the learner's code raised. */
	readonly value: T
	/** What the learner's code raised; `undefined` when it returned. */
	readonly error: PythonError | undefined
	/** Virtual seconds until it returned. Computing takes time too: a hair over what it waited. */
	readonly seconds: number
	/** What it asked the lab web. */
	readonly requests: RequestLog
	/** What it printed, in order. */
	readonly output: readonly PythonWrite[]
	readonly warnings: readonly PythonWarning[]
	readonly trace: readonly TraceEvent[]
}

export interface CallOptions {
	/** What answers HTTP; left out: no host is there. */
	web?: LabWeb
	/** Arguments by their names. */
	kwargs?: Readonly<Record<string, unknown>>
	/**
	 * How much it may compute before it counts as a loop without an end, in turns of a loop. Left out:
	 * ten million, eight tenths of a virtual second.
	 */
	turns?: number
}

/** A module of the learner's. */
export interface PythonModule {
	/**
	 * Calls a function of it, or of something in it (`'Crawler.start'`), on a machine as if nothing had
	 * run before: the module is loaded anew and the clock stands at 0. A coroutine is run to its end by
	 * `asyncio.run`, a generator of either kind is emptied into an array; a name that is no function
	 * answers its value. As nothing else can come of it, a call that was made before is not computed again.
	 */
	call<T = unknown>(
		name: string,
		args?: readonly unknown[],
		options?: CallOptions,
	): Promise<PythonRun<T>>
}

/**
 * A module of the submission, by its path: `load('./solution/fetch_all.py')`.
 * @throws an Error with a sentence when the path does not lead into the submission
 */
export function load(path: string): PythonModule {
	const [, module] = /^\.\/solution\/([\w/]+)\.py$/.exec(path) ?? []
	if (module === undefined)
		throw new Error(
			`load('${path}') leads nowhere. A module of the submission is './solution/<name>.py'.`,
		)
	return {
		call: (name, args = [], options) =>
			ask({ what: 'call', module: module.replaceAll('/', '.'), name, args }, options),
	}
}

/**
 * Runs lines of the suite's own in Python, beside the submission: for what no single call can show. They
 * import the learner's modules by name, find `args` in `args`, and the value is what they put into `result`.
 */
export function script<T = unknown>(
	code: string,
	args: readonly unknown[] = [],
	options?: CallOptions,
): Promise<PythonRun<T>> {
	return ask({ what: 'script', code: dedent(code), args }, options)
}

/** What is asked of the machine. */
export interface PythonRequest {
	/** JSON for the Python side. */
	readonly ask: string
	readonly web?: LabWeb
	/** How many turns of a loop it may compute. */
	readonly turns: number
}

/** What the machine answered. */
export interface PythonAnswer {
	/** JSON of the Python side. */
	readonly text: string
	readonly requests: RequestLog
	readonly output: readonly PythonWrite[]
}

/** Whoever runs Python for a suite; rejects with a sentence when the code could not be stopped. */
export interface PythonInterpreter {
	ask(request: PythonRequest): Promise<PythonAnswer>
}

let interpreter: PythonInterpreter | undefined

/** Sets who runs Python, before a suite loads. */
export function configurePython(given: PythonInterpreter): void {
	interpreter = given
}

const usualTurns = 10_000_000

type Question = { args: readonly unknown[] } & (
	{ what: 'call'; module: string; name: string } | { what: 'script'; code: string }
)

async function ask<T>(question: Question, options: CallOptions = {}): Promise<PythonRun<T>> {
	if (!interpreter) throw new Error('This suite is not run where Python is.')
	const { web, kwargs = {}, turns = usualTurns } = options
	const order = {
		...question,
		args: question.args.map(toPython),
		kwargs: Object.fromEntries(
			Object.entries(kwargs).map(([key, value]) => [key, toPython(value)]),
		),
	}
	const answer = await interpreter.ask({ ask: JSON.stringify(order), turns, ...(web && { web }) })
	return toRun<T>(answer)
}

/** What `calls.ask` of the machine writes. */
interface Told {
	value?: unknown
	error?: unknown
	seconds: number
	warnings: PythonWarning[]
	trace: TraceEvent[]
}

function toRun<T>({ text, requests, output }: PythonAnswer): PythonRun<T> {
	const told = JSON.parse(text) as Told
	const error = told.error === undefined ? undefined : new PythonError(toldError(told.error))
	const value = fromPython(told.value)
	return {
		get value() {
			if (error) throw error
			return value as T
		},
		error,
		seconds: told.seconds,
		requests,
		output,
		warnings: told.warnings,
		trace: told.trace,
	}
}

/** The lines without the indentation that all of them share. */
function dedent(code: string): string {
	const lines = code.replace(/^\s*\n/, '').split('\n')
	const indents = lines
		.filter((line) => line.trim() !== '')
		.map((line) => /^\s*/.exec(line)?.[0].length ?? 0)
	const shared = Math.min(...indents)
	return lines.map((line) => line.slice(shared)).join('\n')
}
