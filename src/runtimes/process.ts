import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunEvent, RunReport } from '../course/report.ts'
import { crashed, createAccount, type Death } from './account.ts'
import { createLineReader, createListener } from './channel.ts'
import { createKeepers, type Keepers, type Running } from './keeper.ts'
import type { PythonFiles } from './machine/pyodide.ts'
import { createRawOutput } from './raw-output.ts'
import type { Job, Runtime, Sandbox } from './runtime.ts'

export interface ProcessOptions {
	/** The bundled runner; see `buildRunner`. */
	runner: string
	/** The Node that executes it. Left out: the one that runs now. */
	node?: string
	/** Python for it; left out: it runs TypeScript alone. */
	python?: PythonPlace
	/** Whether code that is judged may do what any program may: it is the learner's own, on their own computer. */
	trusted?: boolean
	/** How much memory JavaScript objects may take, in megabytes; buffers may take as much again and more. */
	memory?: number
	/** The bundled keeper, for many suites in Python one after another; see `keepingRuntime`. */
	keeper?: string
}

/** Where a Node process finds Python; see `buildPython`. */
export interface PythonPlace {
	/** The folder that everything but the thread and the snapshot lies in. */
	folder: string
	/** The bundled `machine/thread-entry.ts`. */
	thread: string
	files: PythonFiles
}

/** All that a judged process may read of it. */
function readableOf({ folder, thread, files: { snapshot } }: PythonPlace): string[] {
	return [folder, thread, ...(snapshot === undefined ? [] : [snapshot])]
}

/** What the engine needs beside the learner's objects, and buffers may take, in megabytes. */
const beside = 512

/** Room for young objects, in megabytes: a process that lives for half a second need not collect any. It starts in four fifths of the time. */
const roomy = '--min-semi-space-size=16'

/** How often its memory is looked at, in milliseconds. */
const look = 100

/** How much of the end of stderr is kept, to tell what a process died of. */
const lastWords = 4_000

/**
 * Runs jobs in child processes: one for each sandbox, in a folder of its own, with an environment that
 * holds nothing but a PATH and that folder. It keeps accidents apart; it is no wall against malice.
 */
export function processRuntime(options: ProcessOptions): Runtime {
	const { python } = options
	return {
		name: 'process',
		languages: python ? ['py', 'ts'] : ['ts'],
		obstacle: () => undefined,
		async open(onStep) {
			onStep?.('Starting Node')
			const folder = await mkdtemp(join(tmpdir(), 'interleave-'))
			return createSandbox(placeOf(options, folder))
		},
	}
}

/**
 * The same for whoever runs by the hundred: what is in Python shares processes that keep Python compiled,
 * and each job is a thread there, which is thrown away. Such a thread cannot be reached by what it judges, for
 * Python has no way to JavaScript; TypeScript gets its process. Dispose ends what is kept.
 */
export async function keepingRuntime(
	options: ProcessOptions & { python: PythonPlace; keeper: string },
): Promise<Runtime & AsyncDisposable> {
	const { keeper, python, runner, node = process.execPath, memory = usualMemory } = options
	const home = await mkdtemp(join(tmpdir(), 'interleave-'))
	const wasm = join(python.folder, 'pyodide.asm.wasm')
	const flags = confinement(home, [keeper, runner, ...readableOf(python)])
	const keepers = createKeepers(() =>
		launch(node, [roomy, ...flags, keeper, runner, wasm, String(memory)], home, 'ipc'),
	)
	return {
		...processRuntime(options),
		async open() {
			return createSandbox(placeOf(options, await mkdtemp(join(home, 'job-'))), keepers)
		},
		async [Symbol.asyncDispose]() {
			await keepers.end()
			await rm(home, { recursive: true, force: true, maxRetries: 3 })
		},
	}
}

/** In megabytes. */
const usualMemory = 256

type Place = Required<Omit<ProcessOptions, 'python' | 'keeper'>> & {
	folder: string
	python: PythonPlace | undefined
}

function placeOf(options: ProcessOptions, folder: string): Place {
	const { runner, node = process.execPath, memory = usualMemory, trusted = false, python } = options
	return { runner, node, memory, trusted, python, folder }
}

function createSandbox(place: Place, keepers?: Keepers): Sandbox {
	let running: Running | undefined
	const over = new AbortController()
	return {
		async run(job, onEvent) {
			over.signal.throwIfAborted()
			const nonce = randomUUID()
			const jobFile = join(place.folder, 'job.json')
			const { python } = place
			const machine = job.language === 'py' &&
				python && { thread: python.thread, files: python.files }
			await writeFile(jobFile, JSON.stringify({ nonce, job, machine }), { mode: 0o600 })
			over.signal.throwIfAborted()
			running =
				keepers && job.language === 'py' ? keepers.run(jobFile) : start(place, jobFile, job.kind)
			return attend(running, { nonce, job, onEvent, place, signal: over.signal })
		},
		async [Symbol.asyncDispose]() {
			over.abort(new Error('The sandbox was thrown away.'))
			await running?.end()
			await rm(place.folder, { recursive: true, force: true, maxRetries: 3 })
		},
	}
}

function start(place: Place, jobFile: string, kind: Job['kind']): Running {
	const { runner, node, memory, trusted, folder, python } = place
	const readable = [runner, ...(python ? readableOf(python) : [])]
	const flags = [
		`--max-old-space-size=${memory}`,
		roomy,
		...(kind === 'suite' && !trusted ? confinement(folder, readable) : []),
	]
	const child = launch(node, [...flags, runner, jobFile], folder)
	const watch = Promise.withResolvers<Death | Error>()
	let words = ''
	const timer = watchMemory(child, memory, () => {
		words = 'heap out of memory'
		void endGroup(child)
	})
	child.on('error', (error) => watch.resolve(error))
	child.on('close', (code, killer) => {
		clearInterval(timer)
		watch.resolve({ code, killer, words })
	})
	return {
		ended: watch.promise,
		hear(onOut, onErr) {
			child.stdout?.setEncoding('utf8').on('data', onOut)
			child.stderr?.setEncoding('utf8').on('data', onErr)
		},
		end: () => endGroup(child),
	}
}

/** Starts Node with an environment that holds nothing of ours. */
function launch(
	node: string,
	args: readonly string[],
	folder: string,
	...more: 'ipc'[]
): ChildProcess {
	return spawn(node, args, {
		cwd: folder,
		env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, NO_COLOR: '1' },
		stdio: ['ignore', 'pipe', 'pipe', ...more],
		// A process group of its own, so that whatever the learner's code starts ends with it.
		detached: true,
	})
}

/**
 * What a judged process may not do: read or write outside of its own folder, start a process, open the
 * inspector, load an add-on, or make code out of a text, which could import past the linker.
 */
function confinement(folder: string, readableFiles: readonly string[]): string[] {
	// Also by their real paths: on some systems a folder for temporary files is a link.
	const own = [folder, realpathSync(folder)]
	const readable = readableFiles.flatMap((path) => [
		path,
		existsSync(path) ? realpathSync(path) : path,
	])
	return [
		'--permission',
		...[...own, ...readable].map((path) => `--allow-fs-read=${path}`),
		...own.map((path) => `--allow-fs-write=${path}`),
		'--allow-worker',
		'--disallow-code-generation-from-strings',
		'--no-warnings',
	]
}

interface Attention {
	nonce: string
	job: Job
	onEvent: (event: RunEvent) => void
	place: Place
	signal: AbortSignal
}

function attend(
	running: Running,
	{ nonce, job, onEvent, place, signal }: Attention,
): Promise<RunReport> {
	const { memory, folder } = place
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error))
		const account = createAccount(job)
		const hear = createListener({
			onEvent(event) {
				account.hear(event)
				onEvent(event)
			},
			onReport: resolve,
		})
		const show = createRawOutput(folder, onEvent)
		const reader = createLineReader(nonce, {
			onMessage: hear,
			onOutput: (text) => show('out', text),
		})
		let words = ''
		running.hear(
			(chunk) => reader.write(chunk),
			(chunk) => {
				words = (words + chunk).slice(-lastWords)
				show('err', chunk)
			},
		)
		void running.ended.then((end) => {
			reader.end()
			// After a report this changes nothing: a promise settles once.
			if (end instanceof Error) resolve(crashed(`Node could not be started: ${end.message}`))
			else resolve(account.afterDeath({ ...end, words: end.words || words, memory }))
		})
	})
}

/**
 * Buffers lie outside of what Node limits. Where the system tells how much a process holds, one that
 * holds too much is ended; elsewhere the time limit does it.
 */
function watchMemory({ pid }: ChildProcess, memory: number, onExcess: () => void): NodeJS.Timeout {
	const pages = ((memory + beside) * 2 ** 20) / 4096
	const timer = setInterval(() => {
		readFile(`/proc/${pid}/statm`, 'utf8').then(
			(text) => {
				if (Number(text.split(' ')[1]) > pages) onExcess()
			},
			// It is gone, or this is not Linux.
			() => clearInterval(timer),
		)
	}, look)
	return timer
}

/** Ends the process and all it started, and waits until it is gone. */
async function endGroup(child: ChildProcess): Promise<void> {
	const gone =
		child.exitCode !== null || child.signalCode !== null || child.pid === undefined
			? Promise.resolve()
			: new Promise<void>((resolve) => child.once('exit', () => resolve()))
	try {
		// Windows has no process groups: there, what the learner's code started is on its own.
		if (process.platform === 'win32') child.kill('SIGKILL')
		else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
	} catch (error) {
		// The group is gone already.
		const known = error instanceof Error && 'code' in error && error.code === 'ESRCH'
		if (!known) throw error
	}
	await gone
}
