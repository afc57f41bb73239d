import type { ModuleSettings } from './beneath.ts'
import { ignoredStops, PythonDied, sayFatal, toDeath } from './fatal.ts'
import { canSwitchStacks, createKernel, type Kernel, type SoFarListener } from './kernel.ts'
import {
	home,
	loadPyodide,
	type FoundSnapshot,
	type PyFunction,
	type Pyodide,
	type PyodideOptions,
} from './pyodide.ts'
import { beginWith, lookUpCode, makeSnapshot } from './snapshot.ts'
import { limitStack } from './stack-limit.ts'

export interface InterpreterOptions extends PyodideOptions {
	/** The memory it begins with, of `makeSnapshot` with the same files; left out: one is made. */
	snapshot?: FoundSnapshot | Promise<FoundSnapshot>
	/** Hears every write of the program's, as bytes. */
	onWrite: (stream: 'out' | 'err', bytes: Uint8Array) => void
	/** The program is still there, and computes at that place. */
	onPlace: (file: string, line: number) => void
	/** Who wants to hear what a traced program has done so far; left out: nobody. */
	soFar?: SoFarListener
	/** For tests: as if stacks could not be switched. */
	withoutSwitching?: boolean
}

/** `os._exit`: thrown through the interpreter, which is dead then. */
export class ExitedAtOnce extends Error {
	override readonly name = 'ExitedAtOnce'
	readonly status: number
	constructor(status: number) {
		super(`The program ended itself: os._exit(${status}).`)
		this.status = status
	}
}

/** One booted CPython with the kernel beneath it. */
export interface Interpreter {
	readonly kernel: Kernel
	/** Whether threads of Python's can take turns here. */
	readonly canSwitch: boolean
	/** Lays a file into the program's folder, or anywhere by its absolute path. */
	write(path: string, content: string | Uint8Array): void
	/** Calls a function of the machine's Python side, `program.run`, on the first thread. Rejects with ExitedAtOnce, or PythonDied. */
	call(name: string, ...args: (string | number | boolean)[]): Promise<unknown>
	/** Bytes of WebAssembly memory in use. */
	readonly memory: number
}

/** Fetches and starts an interpreter. Rejects when a file does not arrive. */
export async function bootInterpreter(options: InterpreterOptions): Promise<Interpreter> {
	const { onPlace, soFar } = options
	const canSwitch = canSwitchStacks() && options.withoutSwitching !== true
	/** Known once Python is there, and not called before. */
	const known: { begin?: PyFunction } = {}
	const { promise: exited, reject: onExit } = Promise.withResolvers<never>()
	// It is heard where a call waits.
	exited.catch(() => undefined)
	/** Who waits for the program hears of it; the thread goes no further. */
	const fail = (error: unknown) => {
		onExit(toDeath(error))
		return new Promise<never>(() => undefined)
	}
	const kernel = createKernel({
		canSwitch,
		begin: async (ident) => {
			try {
				await Promise.race([known.begin?.callPromising(ident), exited])
			} catch (error) {
				await fail(error)
			}
		},
		onPlace,
		...(soFar && { soFar }),
		onEnter: () => seen.settings && limitStack(seen.settings),
		onIgnored: () => {
			throw new PythonDied(ignoredStops)
		},
		onExit: (status) => onExit(new ExitedAtOnce(status)),
	})
	const seen: { settings?: ModuleSettings } = {}
	const snapshot = options.snapshot ?? makeAnew(options, canSwitch)
	const onMissing = (error: unknown) => tell(options, error)
	const { py, settings } = await loadPyodide(
		{ ...options, onMissing },
		kernel,
		beginWith(snapshot, kernel),
	)
	seen.settings = settings
	listen(py, options, kernel)
	const functions = py.runPython(lookUpCode) as (name: string) => PyFunction
	known.begin = functions('threads.begin')
	py.setInterruptBuffer(kernel.attention.buffer)
	const looked = new Map<string, PyFunction>()
	return {
		kernel,
		canSwitch,
		write(path, content) {
			const absolute = path.startsWith('/') ? path : home + path
			py.FS.mkdirTree(absolute.slice(0, absolute.lastIndexOf('/')))
			py.FS.writeFile(absolute, content)
		},
		async call(name, ...args) {
			const found = looked.get(name) ?? functions(name)
			looked.set(name, found)
			try {
				return await Promise.race([
					canSwitch ? found.callPromising(...args) : found(...args),
					exited,
				])
			} catch (error) {
				throw toDeath(error)
			} finally {
				// What was written while one process was ahead of the clock.
				kernel.scheduler.fireDue()
			}
		},
		get memory() {
			return settings.HEAP8.byteLength
		},
	}
}

/** Beside the error that the program gets, which does not know what is missing. */
function tell({ onWrite }: InterpreterOptions, error: unknown): void {
	onWrite('err', new TextEncoder().encode(`A library could not be read: ${sayFatal(error)}\n`))
}

async function makeAnew(options: PyodideOptions, canSwitch: boolean): Promise<FoundSnapshot> {
	return { bytes: await makeSnapshot(options, canSwitch) }
}

function listen(py: Pyodide, { onWrite }: InterpreterOptions, { scheduler }: Kernel): void {
	const writer = (stream: 'out' | 'err') => ({
		write: (bytes: Uint8Array) => {
			const copy = bytes.slice()
			scheduler.defer(() => onWrite(stream, copy))
			return bytes.length
		},
		isatty: false,
	})
	py.setStdout(writer('out'))
	py.setStderr(writer('err'))
	py.setStdin({ stdin: () => undefined })
}
