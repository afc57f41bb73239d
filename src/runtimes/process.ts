import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunEvent, RunReport } from '../course/report.ts'
import { crashed, createAccount } from './account.ts'
import { createLineReader, createListener } from './channel.ts'
import type { PythonFiles } from './machine/pyodide.ts'
import type { Job, Runtime, Sandbox } from './runtime.ts'

export interface ProcessOptions {
	/** The bundled runner; see `buildRunner`. */
	runner: string
	/** The Node that executes it. Left out: the one that runs now. */
	node?: string
	/** Python for it; left out: it runs TypeScript alone. */
	python?: PythonPlace
	/** How much memory JavaScript objects may take, in megabytes; buffers may take as much again and more. */
	memory?: number
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

/** What of the learner's raw output is passed on, in characters; what goes through the runner is capped there. */
const rawLimit = 100_000

/** What the engine needs beside the learner's objects, and buffers may take, in megabytes. */
const beside = 512

/** How often its memory is looked at, in milliseconds. */
const look = 100

/** How much of the end of stderr is kept, to tell what a process died of. */
const lastWords = 4_000

/**
 * Runs jobs in child processes: one for each sandbox, in a folder of its own, with an environment that
 * holds nothing but a PATH and that folder. It keeps accidents apart; it is no wall against malice.
 */
export function processRuntime({
	runner,
	node = process.execPath,
	memory = 256,
	python,
}: ProcessOptions): Runtime {
	return {
		name: 'process',
		languages: python ? ['py', 'ts'] : ['ts'],
		obstacle: () => undefined,
		async open(onStep) {
			onStep?.('Starting Node')
			const folder = await mkdtemp(join(tmpdir(), 'interleave-'))
			return createSandbox({ runner, node, memory, folder, python })
		},
	}
}

type Place = Required<Omit<ProcessOptions, 'python'>> & {
	folder: string
	python: PythonPlace | undefined
}

function createSandbox(place: Place): Sandbox {
	let child: ChildProcess | undefined
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
			child = start(place, jobFile, job.kind)
			return attend(child, { nonce, job, onEvent, place, signal: over.signal })
		},
		async [Symbol.asyncDispose]() {
			over.abort(new Error('The sandbox was thrown away.'))
			if (child !== undefined) await endGroup(child)
			await rm(place.folder, { recursive: true, force: true, maxRetries: 3 })
		},
	}
}

function start(
	{ runner, node, memory, folder, python }: Place,
	jobFile: string,
	kind: Job['kind'],
): ChildProcess {
	const flags = [
		`--max-old-space-size=${memory}`,
		...(kind === 'suite' ? confinement(folder, runner, python ? readableOf(python) : []) : []),
	]
	return spawn(node, [...flags, runner, jobFile], {
		cwd: folder,
		env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, NO_COLOR: '1' },
		stdio: ['ignore', 'pipe', 'pipe'],
		// A process group of its own, so that whatever the learner's code starts ends with it.
		detached: true,
	})
}

/**
 * What a judged process may not do: read or write outside of its own folder, start a process, open the
 * inspector, load an add-on, or make code out of a text, which could import past the linker.
 */
function confinement(folder: string, runner: string, python: readonly string[]): string[] {
	// Also by their real paths: on some systems a folder for temporary files is a link.
	const own = [folder, realpathSync(folder)]
	const readable = [runner, ...python].flatMap((path) => [
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
	child: ChildProcess,
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
		const watch = watchMemory(child, memory, () => {
			words = 'heap out of memory'
			void endGroup(child)
		})
		child.stdout?.setEncoding('utf8').on('data', (chunk: string) => reader.write(chunk))
		child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
			words = (words + chunk).slice(-lastWords)
			show('err', chunk)
		})
		child.on('error', (error) => resolve(crashed(`Node could not be started: ${error.message}`)))
		child.on('close', (code, killer) => {
			clearInterval(watch)
			reader.end()
			// After a report this changes nothing: a promise settles once.
			resolve(account.afterDeath({ code, killer, words, memory }))
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

/** The engine's own last words, which tell a learner nothing. */
const enginesEnd = /<--- Last few GCs --->|FATAL ERROR: |----- Native stack trace/

/** What comes past the runner: a write to the file descriptor, a child of the learner's, Node's own words. */
function createRawOutput(folder: string, onEvent: (event: RunEvent) => void) {
	let shown = 0
	let ended = false
	return (stream: 'out' | 'err', text: string) => {
		if (ended) return
		const end = text.search(enginesEnd)
		ended = end !== -1
		const clean = (ended ? text.slice(0, end) : text)
			.replaceAll(`file://${folder}/run/solution/`, '')
			.replaceAll('.ts.mjs', '.ts')
		const piece = clean.slice(0, Math.max(0, rawLimit - shown))
		shown += piece.length
		for (let at = 0; at < piece.length; at += 15_000) {
			onEvent({ type: 'output', stream, text: piece.slice(at, at + 15_000) })
		}
	}
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
