import { beneath, type CreateModule, type ModuleSettings } from './beneath.ts'
import type { Kernel } from './kernel.ts'

// How Pyodide is loaded: what it is given, and the few calls of it that are used.

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
	/** The memory of an interpreter that was readied before; see snapshot.ts. Left out: it is readied anew. */
	snapshot?: string
}

export interface PyodideOptions {
	files: PythonFiles
	/** Reads one of them; left out: it is fetched. */
	read?: (address: string) => Promise<Uint8Array>
	/** The most memory Python may have, in bytes. */
	memory?: number
	/** Compiled before, and shared. */
	module?: WebAssembly.Module
	/** For tests: as if Pyodide's issue 6464 were not worked around. */
	withoutHiding?: boolean
}

/** What is used of Pyodide. */
export interface Pyodide {
	FS: {
		mkdirTree(path: string): void
		writeFile(path: string, content: string | Uint8Array): void
		readFile(path: string): Uint8Array
	}
	runPython(code: string): unknown
	/** `serializer` makes JSON of what Python holds of JavaScript's. */
	makeMemorySnapshot(options: { serializer: (held: unknown) => unknown }): Uint8Array
	setInterruptBuffer(buffer: unknown): void
	setStdout(options: object): void
	setStderr(options: object): void
	setStdin(options: object): void
}

/** A function of Python's. `callPromising` runs it on a stack of its own. */
export interface PyFunction {
	(...args: unknown[]): unknown
	callPromising(...args: unknown[]): Promise<unknown>
}

/** With which memory Pyodide begins: its own, so that it can be taken, or one that was taken. */
export type Beginning =
	| { from: 'nothing' }
	| { from: 'snapshot'; snapshot: Uint8Array; deserializer: (told: unknown) => unknown }

/** Where the learner's files lie. */
export const home = '/home/learner/'

/** An ordinary program needs a tenth of it. */
const ordinaryMemory = 256 * 2 ** 20

/** Loads a Pyodide that stands on that kernel. Rejects when a file does not arrive. */
export async function loadPyodide(
	{
		files,
		read = fetchFile,
		memory = ordinaryMemory,
		module,
		withoutHiding = false,
	}: PyodideOptions,
	{ clock, entropy, attention }: Pick<Kernel, 'clock' | 'entropy' | 'attention'>,
	beginning: Beginning,
): Promise<{ py: Pyodide; settings: ModuleSettings }> {
	const isNew = beginning.from === 'nothing'
	const [{ loadPyodide: load }, { default: create }, machine, packages] = await Promise.all([
		importFrom<{ loadPyodide: (config: object) => Promise<Pyodide> }>(
			`${files.pyodide}pyodide.mjs`,
		),
		importFrom<{ default: CreateModule }>(`${files.pyodide}pyodide.asm.mjs`),
		isNew ? read(files.machine) : undefined,
		files.packages === undefined ? undefined : read(files.packages),
	])
	const { promise: settled, resolve: onSettings } = Promise.withResolvers<ModuleSettings>()
	const py = await load({
		indexURL: files.pyodide,
		stdLibURL: files.library,
		lockFileContents: emptyLock,
		createPyodideModule: beneath(
			(settings) => {
				onSettings(settings)
				return create(settings)
			},
			{
				clock,
				entropy,
				attention,
				memory,
				withoutHiding,
				...(module && { module }),
				...(!isNew && { room: beginning.snapshot.length }),
			},
		),
		jsglobals: Object.create(null) as object,
		env: environment,
		fsInit: (FS: Pyodide['FS']) => {
			if (machine) FS.writeFile('/lib/machine.zip', machine)
			if (packages) FS.writeFile('/lib/packages.zip', packages)
			// Requests looks for it; there is nothing to verify.
			FS.mkdirTree('/etc/ssl/certs')
			FS.writeFile('/etc/ssl/certs/ca-certificates.crt', '')
		},
		...(isNew
			? { _makeSnapshot: true }
			: { _loadSnapshot: beginning.snapshot, _snapshotDeserializer: beginning.deserializer }),
	})
	return { py, settings: await settled }
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

/** The same wherever Python runs: the order of sets and dicts, and where things lie in memory, hang on it. */
const environment = {
	HOME: home.slice(0, -1),
	// Emscripten would take the language from the browser.
	LANG: 'C.UTF-8',
	PYTHONHASHSEED: '0',
	// The packages look for their compiled halves and are told that there are none.
	AIOHTTP_NO_EXTENSIONS: '1',
	MULTIDICT_NO_EXTENSIONS: '1',
	YARL_NO_EXTENSIONS: '1',
	FROZENLIST_NO_EXTENSIONS: '1',
	PROPCACHE_NO_EXTENSIONS: '1',
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
