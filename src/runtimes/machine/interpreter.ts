import { beneath, type CreateModule, type ModuleSettings } from './beneath.ts'
import { ignoredStops, PythonDied, toDeath } from './fatal.ts'
import { canSwitchStacks, createKernel, type Kernel } from './kernel.ts'
import { limitStack } from './stack-limit.ts'

/** What an interpreter is made of: addresses where they are fetched, or paths in Node. */
export interface PythonFiles {
	/** The folder with Pyodide's own files, ending in a slash. */
	pyodide: string
	/** CPython's library, compiled. */
	library: string
	/** The Python side of the machine, compiled. */
	machine: string
	/** aiohttp, Requests and what they need, compiled; left out where the site has none. */
	packages?: string
}

export interface InterpreterOptions {
	files: PythonFiles
	/** Reads one of them; left out: it is fetched. */
	read?: (address: string) => Promise<Uint8Array>
	/** Hears every write of the program's, as bytes. */
	onWrite: (stream: 'out' | 'err', bytes: Uint8Array) => void
	/** The program is still there, and computes at that place. */
	onPlace: (file: string, line: number) => void
	/** The most memory Python may have, in bytes. */
	memory?: number
	/** Decides the order of sets and dicts of text, as PYTHONHASHSEED does. */
	seed?: number
	/** Environment variables for the program. */
	env?: Readonly<Record<string, string>>
	/** Compiled before, and shared. */
	module?: WebAssembly.Module
	/** For tests: as if Pyodide's issue 6464 were not worked around. */
	withoutHiding?: boolean
	/** For tests: as if stacks could not be switched. */
	withoutSwitching?: boolean
}

/** An ordinary program needs a tenth of it. */
const ordinaryMemory = 256 * 2 ** 20

/** `os._exit`: thrown through the interpreter, which is dead then. */
export class ExitedAtOnce extends Error {
	override readonly name = 'ExitedAtOnce'
	readonly status: number
	constructor(status: number) {
		super(`The program ended itself: os._exit(${status}).`)
		this.status = status
	}
}

/** The few calls of Pyodide that are used here. */
interface Pyodide {
	FS: {
		mkdirTree(path: string): void
		writeFile(path: string, content: string | Uint8Array): void
		readFile(path: string): Uint8Array
	}
	globals: unknown
	runPython(code: string): unknown
	setInterruptBuffer(buffer: unknown): void
	setStdout(options: object): void
	setStderr(options: object): void
	setStdin(options: object): void
}

/** A function of Python's. `callPromising` runs it on a stack of its own. */
interface PyFunction {
	(...args: unknown[]): unknown
	callPromising(...args: unknown[]): Promise<unknown>
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

/** Where the learner's files lie. */
export const home = '/home/learner/'

/** Fetches and starts an interpreter. Rejects when a file does not arrive. */
export async function bootInterpreter(options: InterpreterOptions): Promise<Interpreter> {
	const { files, onPlace } = options
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
		onEnter: () => seen.settings && limitStack(seen.settings),
		onIgnored: () => {
			throw new PythonDied(ignoredStops)
		},
		onExit: (status) => onExit(new ExitedAtOnce(status)),
	})
	const seen: { settings?: ModuleSettings } = {}
	const py = await loadPyodide(options, kernel, seen)
	listen(py, options, kernel)
	const functions = py.runPython(bootCode(files)) as (name: string) => PyFunction
	functions('boot.install')(kernel.calls, canSwitch)
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
			return seen.settings?.HEAP8.byteLength ?? 0
		},
	}
}

/** Answers the function that looks up functions of the machine's by name, so that no module is left in reach. */
function bootCode({ packages }: PythonFiles): string {
	return `
def _look_up():
    import sys, importlib
    sys.path.insert(0, '/lib/machine.zip')
    ${packages === undefined ? '' : "sys.path.append('/lib/packages.zip')"}
    import machine
    modules = {name: importlib.import_module('machine.' + name) for name in ('boot', 'kernel', 'threads', 'program', 'trace', 'calls', 'lockdown', 'poolworkers')}
    sys.path.remove('/lib/machine.zip')
    def look_up(name):
        module, _, function = name.partition('.')
        found = getattr(modules[module], function)
        if name == 'boot.install':
            from pyodide.ffi import run_sync
            return lambda host, can_switch: found(host, run_sync if can_switch else None)
        return modules['boot'].entered(found)
    return look_up
_look_up()
`
}

async function loadPyodide(
	{
		files,
		read = fetchFile,
		env,
		seed = 0,
		memory = ordinaryMemory,
		module,
		withoutHiding = false,
	}: InterpreterOptions,
	kernel: Kernel,
	seen: { settings?: ModuleSettings },
): Promise<Pyodide> {
	const [{ loadPyodide: load }, { default: create }, machine, packages] = await Promise.all([
		importFrom<{ loadPyodide: (config: object) => Promise<Pyodide> }>(
			`${files.pyodide}pyodide.mjs`,
		),
		importFrom<{ default: CreateModule }>(`${files.pyodide}pyodide.asm.mjs`),
		read(files.machine),
		files.packages === undefined ? undefined : read(files.packages),
	])
	return load({
		indexURL: files.pyodide,
		stdLibURL: files.library,
		lockFileContents: emptyLock,
		createPyodideModule: beneath(
			(settings) => {
				seen.settings = settings
				return create(settings)
			},
			{
				clock: kernel.clock,
				entropy: kernel.entropy,
				attention: kernel.attention,
				memory,
				withoutHiding,
				...(module && { module }),
			},
		),
		jsglobals: Object.create(null) as object,
		env: { ...everywhere, PYTHONHASHSEED: String(seed), ...withoutExtensions, ...env },
		fsInit: (FS: Pyodide['FS']) => {
			FS.writeFile('/lib/machine.zip', machine)
			if (packages) FS.writeFile('/lib/packages.zip', packages)
		},
	})
}

/** Nothing is installed at run time, so the list of what Pyodide could install stays at home. */
const emptyLock = {
	info: {
		arch: 'wasm32',
		platform: 'emscripten_5_0_3',
		version: '314.0.7',
		python: '3.14.2',
		abi_version: '2026_0',
	},
	packages: {},
}

/** Said here, because Emscripten would take the language from the browser. */
const everywhere = { HOME: home.slice(0, -1), LANG: 'C.UTF-8' }

/** The packages look for their compiled halves and are told that there are none. */
const withoutExtensions = {
	AIOHTTP_NO_EXTENSIONS: '1',
	MULTIDICT_NO_EXTENSIONS: '1',
	YARL_NO_EXTENSIONS: '1',
	FROZENLIST_NO_EXTENSIONS: '1',
	PROPCACHE_NO_EXTENSIONS: '1',
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

async function importFrom<Module>(address: string): Promise<Module> {
	return (await import(/* @vite-ignore */ address)) as Module
}

/** Fetches one of the files an interpreter is made of. Rejects with a sentence when it does not arrive. */
export async function fetchFile(address: string): Promise<Uint8Array> {
	const response = await fetch(address)
	if (!response.ok) throw new Error(`${address} did not arrive: status ${response.status}.`)
	return new Uint8Array(await response.arrayBuffer())
}
