import { parentPort, workerData } from 'node:worker_threads'
import { filesOnDisk } from '../../../src/runtimes/machine/node-files.ts'
import { bootInterpreter } from '../../../src/runtimes/machine/interpreter.ts'
import { beginProgram } from '../../../src/runtimes/machine/kernel.ts'
import { home, type PythonFiles } from '../../../src/runtimes/machine/pyodide.ts'
import type { Snapshot } from '../../../src/runtimes/machine/snapshot.ts'
import { isFact } from './outcome.ts'

/** What a worker gets. */
export interface Errand {
	module: string
	/** Only the tests whose names contain it. */
	only: string
	/** Not run, and told as failed. */
	leftOut: readonly string[]
	files: PythonFiles
	wasm: WebAssembly.Module
	snapshot: Snapshot
	sources: ReadonlyMap<string, Uint8Array>
}

/** What it says: the facts as they come, lines that tests write, and at its end what it computed. */
export type Word =
	| { kind: 'fact'; line: string }
	| { kind: 'written'; line: string }
	| { kind: 'over'; ended: string; computed: number }

/** Some tests hold on to what hundreds of others left. */
const memory = 2 ** 30

/** What one test may compute, in polls: some seconds. */
const budget = 60_000

if (!parentPort) throw new Error('module-worker.ts is run by run-module.ts, in a worker.')
const port = parentPort
const { module, only, leftOut, files, wasm, snapshot, sources } = workerData as Errand

const unended = { out: '', err: '' }
const decoders = { out: new TextDecoder(), err: new TextDecoder() }
const interpreter = await bootInterpreter({
	files,
	read: filesOnDisk,
	module: wasm,
	snapshot: { bytes: snapshot },
	memory,
	onWrite: hear,
	onPlace: () => undefined,
})
for (const [path, bytes] of sources) interpreter.write(path, bytes)
beginProgram(interpreter.kernel, { clock: 'pure', seed: 1 })
const how = { env: {}, args: [module, only, ...leftOut], trace: false }
const ended = await interpreter.call('program.start', `${home}drive.py`, JSON.stringify(how))
say({ kind: 'over', ended: String(ended), computed: process.threadCpuUsage().user / 1e6 })

function say(word: Word): void {
	port.postMessage(word)
}

function hear(stream: 'out' | 'err', bytes: Uint8Array): void {
	const lines = (unended[stream] + decoders[stream].decode(bytes, { stream: true })).split('\n')
	unended[stream] = lines.pop() ?? ''
	for (const line of lines) {
		const kind = isFact(line) ? 'fact' : 'written'
		// A budget of its own for each test: one that never ends costs no other its time.
		if (kind === 'fact') interpreter.kernel.attention.begin(budget)
		say({ kind, line })
	}
}
