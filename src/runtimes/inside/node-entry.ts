import * as lab from '#kit/lab'
import * as python from '#kit/python'
import { mkdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { createLineWriter, type Message } from '../channel.ts'
import type { RunReport } from '../../course/report.ts'
import type { PythonFiles } from '../machine/pyodide.ts'
import { startNodeThread } from '../machine/node-thread.ts'
import { runPythonProgram } from '../machine/program-run.ts'
import type { MachineThread } from '../machine/thread.ts'
import type { Answer } from '../machine/messages.ts'
import type { Job, ProgramJob } from '../runtime.ts'
import { linkOnDisk } from './disk.ts'
import { createOutput, outputLimits, shellLimits, type Output } from '../output.ts'
import type { Places } from './places.ts'
import { runProgram } from './program.ts'
import type { Shell } from './shell.ts'
import { LoadFault } from './load-fault.ts'
import { loadNodeModule, whyMissing, whyRefused } from './node/modules.ts'
import { tracedThreads } from './node/traced-worker.ts'
import { gradeSuite } from './suite.ts'
import { hooks, traceSpecifier } from './task-trace.ts'
import { createUncaught } from './uncaught.ts'
import { vitest } from './vitest-runner.ts'

// `node runner.mjs <job file>`: one process, or one thread, for one job. The job file is gone before any code of the
// learner's is loaded, and with it the nonce that makes a line on stdout a message.

const heartbeat = 250

const [, , jobFile = ''] = process.argv
const { nonce, job, machine } = readJob(jobFile)
process.argv.length = 2

// Captured, all of it, before the learner's code can replace it.
const writeOut = createWrite()
const exit = process.exit.bind(process)
const send = createLineWriter(nonce, writeOut)

const doors = [
	'getBuiltinModule',
	'binding',
	'_linkedBinding',
	'dlopen',
	'mainModule',
	'execve',
	'report',
	'_kill',
	'_debugProcess',
	'_debugEnd',
	'_getActiveHandles',
	'_getActiveRequests',
]

/** Pyodide, compiled already: there where this is a thread of a process that keeps it. */
const compiled = (workerData as { module: WebAssembly.Module } | null)?.module

/** How much is under way that is none of the learner's. */
let preparations = 0

/** Hears of each of its turns. */
let onBeat = () => {}

function sayAlive() {
	send({ event: { type: 'alive', ...(preparations > 0 && { preparing: true }) } })
}

// vitest lets go of its timers: without something that holds on, a case that never settles would
// let the process end in the middle of the suite. A program is to end by itself.
const alive = setInterval(() => {
	sayAlive()
	onBeat()
}, heartbeat)

async function prepare<T>(work: Promise<T>): Promise<T> {
	preparations++
	sayAlive()
	try {
		return await work
	} finally {
		preparations--
		sayAlive()
	}
}

async function main() {
	if (job.kind === 'program') alive.unref()
	const shell = createShell(join(dirname(jobFile), 'run'))
	sayAlive()
	let last: Message
	try {
		last = { report: await runAny(job, shell) }
	} catch (error) {
		last = { report: { status: 'crashed', message: `The runner failed: ${String(error)}` } }
	}
	send(last)
	exit(0)
}

function runAny(job: Job, shell: Shell): Promise<RunReport> {
	if (job.kind === 'suite') return gradeSuite(job, shell)
	if (job.language === 'ts') return runProgram(job, shell)
	return runPython(job, shell)
}

async function runPython(job: ProgramJob, shell: Shell): Promise<RunReport> {
	const thread = openMachine()
	const booted = await prepare(bootOf(thread))
	if (booted.type === 'broken') return { status: 'crashed', message: booted.why }
	// From here on the machine speaks for itself, and says where it is: this thread does not know.
	clearInterval(alive)
	const open = async () => {
		const another = openMachine()
		const { type } = await bootOf(another)
		if (type === 'broken') throw new Error('No further Python could be booted.')
		return another
	}
	return runPythonProgram(thread, { job, onEvent: shell.emit, open })
}

/** The first word of a thread: that Python is there, or why not. */
function bootOf(thread: MachineThread): Promise<Answer> {
	return new Promise((resolve) => thread.listen(resolve))
}

function openMachine(): MachineThread {
	if (!machine) throw new Error('This runner was given no Python.')
	const thread = startNodeThread(machine.thread)
	const { files } = machine
	thread.post({ type: 'boot', files, ...(compiled && { moduleFollows: true }) })
	if (compiled) thread.post({ type: 'module', module: compiled })
	return thread
}

function createShell(folder: string): Shell {
	mkdirSync(folder, { recursive: true })
	let during: () => string | undefined = () => undefined
	let places: Places | undefined
	const emit: Shell['emit'] = (event) => send({ event })
	const limits = job.kind === 'program' && job.shell ? shellLimits : outputLimits
	const output = createOutput(emit, () => during(), limits)
	captureStream('stdout', (text) => {
		output.write('out', places?.clean(text) ?? text)
		if (output.full) muteConsole(output)
	})
	captureStream('stderr', (text) => output.write('err', places?.clean(text) ?? text))
	return {
		emit,
		output,
		attributeOutput: (source) => (during = source),
		uncaught: createUncaught((hear) => {
			process.on('unhandledRejection', hear)
			process.on('uncaughtException', hear)
		}),
		async link(graph, files) {
			const given = giveModule
			const ours = [process.argv[1] ?? '', 'node:internal']
			const linked = await linkOnDisk({ graph, files, folder, given, whyMissing, ours })
			places = linked.places
			return linked
		},
		prepare,
		openMachine: () => Promise.resolve(openMachine()),
		onExit: catchExits,
		onBeat: (listener) => (onBeat = listener),
		idle: () => new Promise((resolve) => process.once('beforeExit', resolve)),
	}
}

/** Where Python comes from, when the job needs it. */
interface MachineFiles {
	/** The bundled `machine/thread-entry.ts`. */
	thread: string
	files: PythonFiles
}

function readJob(file: string): { nonce: string; job: Job; machine?: MachineFiles } {
	const text = readFileSync(file, 'utf8')
	rmSync(file)
	return JSON.parse(text) as { nonce: string; job: Job; machine?: MachineFiles }
}

/** Everything but these is Node's own; these obey the lab's clock. */
async function giveModule(specifier: string): Promise<Record<string, unknown> | undefined> {
	if (specifier === 'vitest') return vitest
	if (specifier === '#kit/lab') return lab
	if (specifier === '#kit/python') return python
	if (specifier === traceSpecifier) return { hooks }
	const refused = job.kind === 'suite' ? whyRefused(specifier) : undefined
	if (refused !== undefined) throw new LoadFault(refused)
	const name = specifier.replace(/^node:/, '')
	if (name === 'worker_threads' && job.kind === 'program' && job.trace) return tracedThreads
	return name === 'timers' || name === 'timers/promises' ? loadNodeModule(name) : undefined
}

/** All that the learner's code writes becomes an event: counted, and named after the case that ran. */
function captureStream(name: 'stdout' | 'stderr', onText: (text: string) => void) {
	process[name].write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
		onText(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
		const done = rest.at(-1)
		if (typeof done === 'function') queueMicrotask(() => void Reflect.apply(done, undefined, []))
		return true
	}
}

/** A flood costs nothing once nobody sees it: Node would go on formatting every line. */
function muteConsole(output: Output) {
	const write = () => output.write('out', '')
	Object.assign(console, { log: write, info: write, debug: write })
}

/** A signal's code is the one a shell gives it. */
function catchExits(onExit: (call: string, code: number) => never) {
	const { kill } = process
	process.exit = (code?: string | number | null) => {
		const given = code ?? process.exitCode ?? 0
		return onExit(`process.exit(${given})`, Number(given))
	}
	process.abort = () => onExit('process.abort()', 134)
	process.kill = (pid, signal) => {
		if (pid === process.pid && signal !== 0) onExit(`process.kill(process.pid)`, 143)
		return kill(pid, signal)
	}
}

/**
 * Writes to the file descriptor itself: every layer of a stream can be replaced, and whoever replaces
 * one sees the nonce. A pipe that is full says so, and is tried again.
 */
function createWrite(): (text: string) => void {
	const write = writeSync
	const { from } = Buffer
	const { wait } = Atomics
	const nothing = new Int32Array(new SharedArrayBuffer(4))
	return (text) => {
		let rest: Uint8Array = from(text)
		while (rest.length > 0) {
			try {
				rest = rest.subarray(write(1, rest))
			} catch (error) {
				if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
				wait(nothing, 0, 0, 2)
			}
		}
	}
}

/** Takes away what leads to Node's modules without an import, and past the runner. */
function closeDoors() {
	for (const door of doors) {
		const found = Object.getOwnPropertyDescriptor(process, door)
		if (found?.configurable === false) continue
		Object.defineProperty(process, door, { value: undefined, configurable: false, writable: false })
	}
}

// A program is not judged: it may open what it likes.
if (job.kind === 'suite') closeDoors()
void main()
