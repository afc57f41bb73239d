import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { buildPython } from '../../../src/library/build-python.ts'
import { filesOnDisk } from '../../../src/runtimes/machine/node-files.ts'
import { canSwitchStacks } from '../../../src/runtimes/machine/kernel.ts'
import type { PythonFiles } from '../../../src/runtimes/machine/pyodide.ts'
import { makeSnapshot, type Snapshot } from '../../../src/runtimes/machine/snapshot.ts'
import { endless } from './expected.ts'
import type { Errand, Word } from './module-worker.ts'
import { factOf, outcomesOf, type Fact, type ModuleOutcome } from './outcome.ts'
import { readPackage } from './package.ts'

/** How a module is run. */
export interface RunOptions {
	/** Only the tests whose names contain it. */
	only?: string
	/** After how many seconds the module is given up. */
	limit?: number
	/** Hears what tests write, by the line. */
	onWritten?: (line: string) => void
}

/** Everything that each run takes, made ready once. */
export interface Ready {
	files: PythonFiles
	wasm: WebAssembly.Module
	snapshot: Snapshot
	sources: ReadonlyMap<string, Uint8Array>
}

const drive = fileURLToPath(new URL('drive.py', import.meta.url))

/** Builds the machine and reads the tests out of `folder`. */
export async function makeReady(folder: string): Promise<Ready> {
	const { files, folder: machine } = await buildPython()
	const wasm = await WebAssembly.compile(await readFile(join(machine, 'pyodide.asm.wasm')))
	const sources = await readPackage(folder)
	sources.set('drive.py', await readFile(drive))
	const options = { files, module: wasm, read: filesOnDisk }
	return { files, wasm, snapshot: await makeSnapshot(options, canSwitchStacks()), sources }
}

/**
 * Runs one module of tests in an interpreter of its own, on a thread of its own: whatever becomes of
 * it, a crash or no end at all, is an outcome.
 */
export async function runModule(
	ready: Ready,
	module: string,
	{ only = '', limit = 240, onWritten }: RunOptions = {},
): Promise<ModuleOutcome> {
	const facts: Fact[] = []
	let computed = 0
	const errand: Errand = { ...ready, module, only, leftOut: endless[module] ?? [] }
	const worker = new Worker(new URL('module-worker.ts', import.meta.url), {
		workerData: errand,
		execArgv: [],
	})
	worker.on('message', (word: Word) => {
		if (word.kind === 'over') {
			computed = word.computed
		} else if (word.kind === 'written') onWritten?.(word.line)
		else {
			const fact = factOf(word.line)
			facts.push({ ...fact, test: shortName(fact.test, module) })
		}
	})
	const fault = await faultOf(worker, limit)
	return {
		module,
		tests: outcomesOf(facts, fault),
		computed,
		...(fault !== undefined && { fault }),
	}
}

/** Why the worker did not come to its end, if it did not. */
async function faultOf(worker: Worker, limit: number): Promise<string | undefined> {
	const { promise, resolve } = Promise.withResolvers<string | undefined>()
	worker.on('error', (error) =>
		resolve(`the interpreter broke: ${String(error).slice(0, 500).replace(/\.$/, '')}`),
	)
	worker.on('exit', (code) => resolve(code === 0 ? undefined : `its thread ended with ${code}`))
	const alarm = setTimeout(() => resolve(`it had no end after ${limit} seconds`), limit * 1000)
	try {
		return await promise
	} finally {
		clearTimeout(alarm)
		await worker.terminate()
	}
}

/** `LockTests.test_lock`, without the module that all names begin with. */
function shortName(id: string, module: string): string {
	const start = `test.test_asyncio.${module}.`
	return id.startsWith(start) ? id.slice(start.length) : id
}

/** Runs modules, so many at a time, and answers in their order. `onOutcome` hears of each as it comes. */
export async function runModules(
	ready: Ready,
	modules: readonly string[],
	{ atOnce = 2, onOutcome }: { atOnce?: number; onOutcome?: (outcome: ModuleOutcome) => void } = {},
): Promise<ModuleOutcome[]> {
	const found = new Map<string, ModuleOutcome>()
	const waiting = [...modules]
	const takeTurns = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const outcome = await runModule(ready, next)
			found.set(next, outcome)
			onOutcome?.(outcome)
		}
	}
	await Promise.all(Array.from({ length: atOnce }, takeTurns))
	return modules.flatMap((module) => found.get(module) ?? [])
}
