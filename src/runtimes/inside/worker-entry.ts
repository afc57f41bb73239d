import * as lab from '#kit/lab'
import type { RunEvent, RunReport } from '../../course/report.ts'
import type { Job } from '../runtime.ts'
import { linkBlobs, toShim } from './blobs.ts'
import { toJavaScript } from './compile.ts'
import { captureConsole } from './console.ts'
import { createOutput } from './output.ts'
import { trackTimers } from './pending.ts'
import type { Places } from './places.ts'
import { runProgram } from './program.ts'
import type { Shell } from './shell.ts'
import { installNodeGlobals, loadNodeModule, whyMissing } from './stand-ins.ts'
import { gradeSuite } from './suite.ts'
import { createUncaught } from './uncaught.ts'
import { vitest } from './vitest-runner.ts'

// One worker for one job. The first message on the worker's own channel brings a private port; after
// it that channel is never listened to again, so nothing the learner's code posts is heard.

/** What our side sends over the port. */
type Order = { type: 'ping' } | { type: 'run'; nonce: string; job: Job }

type Post = (message: { nonce: string; event: RunEvent } | { nonce: string; report: RunReport }) => void

// No `await` may stand before this listener: the message would be lost.
addEventListener(
	'message',
	({ data }: MessageEvent<{ port: MessagePort }>) => {
		void serve(data.port)
	},
	{ once: true },
)

async function serve(port: MessagePort) {
	// Bound now: the learner's code may replace it, and virtual time does.
	const post = port.postMessage.bind(port)
	let nonce = ''
	port.onmessage = ({ data }: MessageEvent<Order>) => {
		if (data.type === 'ping') return post({ nonce, event: { type: 'alive' } })
		nonce = data.nonce
		void run(data.job, nonce, post)
	}
	await warmUp()
	post({ ready: true })
}

/** What can be done before there is a job. */
async function warmUp() {
	toJavaScript('warm.ts', 'export const warm = async (a: number): Promise<number> => a as number')
	await Promise.all([toShim(vitest), toShim(lab)])
}

async function run(job: Job, nonce: string, post: Post) {
	const shell = createShell(job, (event) => post({ nonce, event }))
	try {
		const report = await (job.kind === 'suite' ? gradeSuite(job, shell) : runProgram(job, shell))
		post({ nonce, report })
	} catch (error) {
		const message = `The runner failed: ${String(error)}`
		post({ nonce, report: { status: 'crashed', message } })
	}
}

function createShell(job: Job, emit: Shell['emit']): Shell {
	let during: () => string | undefined = () => undefined
	let places: Places | undefined
	const output = createOutput(emit, () => during())
	installNodeGlobals(globalThis)
	captureConsole(console, output, () => places)
	const timers = job.kind === 'program' ? trackTimers(globalThis) : undefined
	return {
		emit,
		output,
		attributeOutput: (source) => (during = source),
		uncaught: createUncaught((hear) => {
			addEventListener('unhandledrejection', (event) => {
				event.preventDefault()
				if (hear(event.reason).ours) event.stopImmediatePropagation()
			})
			addEventListener('error', (event) => {
				event.preventDefault()
				hear(event.error ?? new Error(event.message))
			})
		}),
		async link(graph, files) {
			const linked = await linkBlobs({ graph, files, given, whyMissing, ours })
			places = linked.places
			return linked
		},
		onExit: catchExits,
		async idle(isPending, isEvaluated) {
			await timers?.quiet(isPending, isEvaluated)
		},
	}
}

const ours = [import.meta.url, location.href]

async function given(specifier: string): Promise<Record<string, unknown> | undefined> {
	if (specifier === 'vitest') return vitest
	if (specifier === '#kit/lab') return lab
	return loadNodeModule(specifier, undefined)
}

function catchExits(onExit: (call: string) => never) {
	const close = { value: () => onExit('close()'), configurable: true, writable: true }
	Object.defineProperty(globalThis, 'close', close)
	// The worker's own would still be reached through the prototype.
	Object.defineProperty(Object.getPrototypeOf(globalThis), 'close', close)
	const { process } = globalThis
	if (typeof process === 'object') {
		process.exit = (code?: string | number | null) => onExit(`process.exit(${code ?? ''})`)
	}
}
