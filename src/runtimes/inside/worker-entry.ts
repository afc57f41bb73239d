import * as lab from '#kit/lab'
import * as python from '#kit/python'
import type { RunEvent, RunReport } from '../../course/report.ts'
import type { MachineThread } from '../machine/thread.ts'
import { portThread } from '../machine/port-thread.ts'
import type { Job } from '../runtime.ts'
import { linkBlobs, toShim } from './blobs.ts'
import { canaries } from './canaries.ts'
import { captureConsole } from './console.ts'
import { readGraph } from './graph.ts'
import { installNodeGlobals } from './node/globals.ts'
import { loadNodeModule, prepareGraph, whyMissing, type NodeHost } from './node/modules.ts'
import { createOutput, outputLimits, shellLimits, type Output } from '../output.ts'
import { trackTimers } from './pending.ts'
import type { Places } from './places.ts'
import { runProgram } from './program.ts'
import type { Shell } from './shell.ts'
import { gradeSuite } from './suite.ts'
import { hooks, traceSpecifier } from './task-trace.ts'
import { traceCalls } from './trace-rewrite.ts'
import { createUncaught } from './uncaught.ts'
import { prepareVitest, vitest } from './vitest-runner.ts'

// One worker for one job. The first message on the worker's own channel brings a private port; after
// it that channel is never listened to again, so nothing the learner's code posts is heard.

/** What our side sends over the port. */
type Order =
	| { type: 'ping' }
	| { type: 'run'; nonce: string; job: Job }
	| { type: 'machine'; port?: MessagePort; why?: string }

type Post = (
	message:
		| { nonce: string; event: RunEvent }
		| { nonce: string; report: RunReport }
		| { nonce: string; machine: 'open' | 'end' },
) => void

// No `await` may stand before this listener: the message would be lost.
addEventListener(
	'message',
	({ data }: MessageEvent<{ port: MessagePort }>) => {
		void serve(data.port)
	},
	{ once: true },
)

/** How much is under way that is none of the learner's. */
let preparations = 0

function alive(): RunEvent {
	return { type: 'alive', ...(preparations > 0 && { preparing: true }) }
}

/** Hears each time that the event loop has turned when the page asked. */
let onBeat = () => {}

/** Hears of the machine that was asked for. */
let onMachine: ((answer: Extract<Order, { type: 'machine' }>) => void) | undefined

async function serve(port: MessagePort) {
	// Bound now: the learner's code may replace it, and virtual time does.
	const post = port.postMessage.bind(port)
	let nonce = ''
	port.onmessage = ({ data }: MessageEvent<Order>) => {
		if (data.type === 'ping') {
			post({ nonce, event: alive() })
			return onBeat()
		}
		if (data.type === 'machine') return onMachine?.(data)
		nonce = data.nonce
		void run(data.job, nonce, post)
	}
	try {
		await warmUp()
		post({ ready: true })
	} catch (error) {
		// A worker's rejection reaches nobody by itself.
		post({ broken: String(error) })
	}
}

/**
 * What can be done before there is a job: whatever runs for the first time is slow, and here nobody
 * waits for it.
 */
async function warmUp() {
	for (let i = 0; i < 3; i++) traceCalls(readGraph(sample, 'solution/a.ts'))
	prepareVitest()
	await Promise.all([canaries(vitest), toShim(vitest), toShim(lab)])
	await lab.inLab(web, () => Promise.all([1, 2, 3].map(askWeb)))
}

const web = { routes: [{ url: 'https://warm.example/{id}', delay: 0.1, json: { id: '{id}' } }] }

async function askWeb(id: number): Promise<unknown> {
	const response = await fetch(`https://warm.example/${id}`)
	return response.json()
}

const sample = {
	'solution/a.ts': `import { later, type Options } from './b'
export async function all<T>(items: readonly T[], { limit }: Options = { limit: 5 }): Promise<T[]> {
	const done: T[] = []
	for await (const item of later(items.slice(0, limit))) done.push(item as T)
	return done.map((item, i) => (i > 0 ? item : (done[0] ?? item)))
}`,
	'solution/b.ts': `export interface Options { limit: number; names?: Map<string, Promise<void>> }
export class Task<T> { private readonly left: T[] = []; constructor(public value: T) {} }
export async function* later<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
	try { yield* items } catch (error: unknown) { throw new Error(\`late: \${String(error)}\`) }
}`,
}

async function run(job: Job, nonce: string, post: Post) {
	const shell = createShell(job, (message) => post({ nonce, ...message }))
	// The first word: from here on silence means something.
	post({ nonce, event: { type: 'alive' } })
	try {
		const report = await (job.kind === 'suite' ? gradeSuite(job, shell) : runProgram(job, shell))
		post({ nonce, report })
	} catch (error) {
		const message = `The runner failed: ${String(error)}`
		post({ nonce, report: { status: 'crashed', message } })
	}
}

type Say = (message: { event: RunEvent } | { machine: 'open' | 'end' }) => void

function createShell(job: Job, say: Say): Shell {
	const emit: Shell['emit'] = (event) => say({ event })
	let during: () => string | undefined = () => undefined
	let onExit: ((call: string, code: number) => never) | undefined
	let places: Places | undefined
	let threads = 0
	const limits = job.kind === 'program' && job.shell ? shellLimits : outputLimits
	const output = createOutput(emit, () => during(), limits)
	captureConsole(console, output, () => places)
	catchExits(output, (call, code) => {
		if (onExit !== undefined) onExit(call, code)
		throw new Error(`${call} was called.`)
	})
	const timers = job.kind === 'program' ? trackTimers(globalThis) : undefined
	return {
		emit,
		output,
		attributeOutput: (source) => (during = source),
		uncaught: hearUncaught(),
		async link(graph, files) {
			const host: NodeHost = {
				files,
				output: (stream, text) => output.write(stream, places?.clean(text) ?? text),
				onThreads: (count) => (threads = count),
			}
			const given = (specifier: string) => giveModule(specifier, host)
			const prepared = await prepareGraph(graph)
			const linked = await linkBlobs({ graph: prepared, files, given, whyMissing, ours })
			places = linked.places
			return linked
		},
		async prepare(work) {
			preparations++
			emit(alive())
			try {
				return await work
			} finally {
				preparations--
				emit(alive())
			}
		},
		openMachine: () => openMachine(say),
		onExit: (listener) => (onExit = listener),
		onBeat: (listener) => (onBeat = listener),
		idle: async (isPending, isEvaluated) =>
			timers?.quiet(() => threads > 0 || isPending(), isEvaluated),
	}
}

/** Python runs in a worker of its own, which the page starts and hands over. */
function openMachine(say: Say): Promise<MachineThread> {
	return new Promise((resolve, reject) => {
		onMachine = ({ port, why = 'Python could not be started.' }) => {
			if (!port) return reject(new Error(why))
			resolve(portThread(port, () => say({ machine: 'end' })))
		}
		say({ machine: 'open' })
	})
}

const ours = [import.meta.url, location.href]

async function giveModule(
	specifier: string,
	host: NodeHost,
): Promise<Record<string, unknown> | undefined> {
	if (specifier === 'vitest') return vitest
	if (specifier === '#kit/lab') return lab
	if (specifier === '#kit/python') return python
	if (specifier === traceSpecifier) return { hooks }
	return loadNodeModule(specifier, host)
}

function hearUncaught() {
	return createUncaught((hear) => {
		addEventListener('unhandledrejection', (event) => {
			event.preventDefault()
			if (hear(event.reason).ours) event.stopImmediatePropagation()
		})
		addEventListener('error', (event) => {
			event.preventDefault()
			hear(event.error ?? new Error(event.message))
		})
	})
}

/** `process.exit`, and the worker's own way out, which would end it without a word. */
function catchExits(output: Output, onExit: (call: string, code: number) => never) {
	installNodeGlobals(globalThis, {
		exit: (code) => onExit(`process.exit(${code})`, code),
		write: (stream, text) => output.write(stream, text),
	})
	const close = { value: () => onExit('close()', 0), configurable: true, writable: true }
	Object.defineProperty(globalThis, 'close', close)
	// The worker's own would still be reached through the prototype.
	const prototype: unknown = Object.getPrototypeOf(globalThis)
	if (typeof prototype === 'object' && prototype !== null) {
		Object.defineProperty(prototype, 'close', close)
	}
}
