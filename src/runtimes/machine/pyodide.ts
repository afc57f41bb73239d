import { beneath, type CreateModule, type ModuleSettings } from './beneath.ts'
import type { Kernel } from './kernel.ts'
import type { Snapshot } from './snapshot.ts'
import { withZeroPages } from './zero-pages.ts'

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
	read?: Arrive
	/** The most memory Python may have, in bytes. */
	memory?: number
	/** Compiled before, and shared; left out: it is compiled for this one. */
	module?: WebAssembly.Module | Promise<WebAssembly.Module>
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
	| {
			from: 'snapshot'
			snapshot: Snapshot | Promise<Snapshot>
			deserializer: (told: unknown) => unknown
	  }

/** Where the learner's files lie. */
export const home = '/home/learner/'

/** An ordinary program needs a tenth of it. */
const ordinaryMemory = 256 * 2 ** 20

/** Loads a Pyodide that stands on that kernel. Rejects when a file does not arrive. */
export async function loadPyodide(
	{ files, read, memory = ordinaryMemory, module: given, withoutHiding = false }: PyodideOptions,
	{ clock, entropy, attention }: Pick<Kernel, 'clock' | 'entropy' | 'attention'>,
	beginning: Beginning,
): Promise<{ py: Pyodide; settings: ModuleSettings }> {
	const isNew = beginning.from === 'nothing'
	const arrive = read ?? fetchFile
	// All at once, and what is not needed yet is not waited for: forty megabytes take their time out of a cache.
	const archives = arriveLate(arrive, {
		...(isNew && { '/lib/machine.zip': files.machine }),
		...(files.packages !== undefined && { '/lib/packages.zip': files.packages }),
		// All of it that a boot needs is in the snapshot. In Node, Pyodide reads the file itself.
		...(!isNew && !read && { [libraryPlace]: files.library }),
	})
	const [{ loadPyodide: load }, { default: create }, module, library, packed] = await Promise.all([
		importFrom<{ loadPyodide: (config: object) => Promise<Pyodide> }>(
			`${files.pyodide}pyodide.mjs`,
		),
		importFrom<{ default: CreateModule }>(`${files.pyodide}pyodide.asm.mjs`),
		given,
		isNew && !read ? arrive(files.library) : '',
		isNew ? undefined : beginning.snapshot,
	])
	const snapshot = packed && withZeroPages(packed)
	using _ = answerFetches({
		[files.library]: library,
		// For the module that is here already Pyodide would fetch what it is compiled from.
		...(module && { [`${files.pyodide}pyodide.asm.wasm`]: '' }),
	})
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
				...(snapshot && { room: snapshot.length }),
			},
		),
		jsglobals: Object.create(null) as object,
		env: environment,
		fsInit: (FS: Pyodide['FS']) => {
			// Requests looks for it; there is nothing to verify.
			FS.mkdirTree('/etc/ssl/certs')
			FS.writeFile('/etc/ssl/certs/ca-certificates.crt', '')
		},
		...(isNew
			? { _makeSnapshot: true }
			: { _loadSnapshot: snapshot, _snapshotDeserializer: beginning.deserializer }),
	})
	for (const [path, bytes] of await archives) py.FS.writeFile(path, bytes)
	return { py, settings: await settled }
}

/** Where Pyodide lays CPython's library. */
const libraryPlace = '/lib/python314.zip'

type Arrive = (address: string) => Promise<Uint8Array<ArrayBuffer>>

/** Reads files, by the paths at which they are to lie. */
function arriveLate(
	arrive: Arrive,
	addresses: Readonly<Record<string, string>>,
): Promise<[string, Uint8Array<ArrayBuffer>][]> {
	const all = Promise.all(
		Object.entries(addresses).map(
			async ([path, address]): Promise<[string, Uint8Array<ArrayBuffer>]> => [
				path,
				await arrive(address),
			],
		),
	)
	// It is heard where it is awaited.
	all.catch(() => undefined)
	return all
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

/** Until it is disposed of, `fetch` answers for these addresses without asking anybody. */
function answerFetches(
	bodies: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>,
): Disposable {
	const { fetch } = globalThis
	globalThis.fetch = (request, init) => {
		const address = request instanceof Request ? request.url : String(request)
		const body = bodies[address]
		return body === undefined ? fetch(request, init) : Promise.resolve(new Response(body))
	}
	return {
		[Symbol.dispose]() {
			globalThis.fetch = fetch
		},
	}
}

async function importFrom<Module>(address: string): Promise<Module> {
	return (await import(/* @vite-ignore */ address)) as Module
}

const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/**
 * Fetches one of the files an interpreter is made of; who asks while it is under way shares it. Rejects
 * with a sentence when it does not arrive.
 */
export function fetchFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
	const fetched = underWay.get(address) ?? fetchBytes(address)
	underWay.set(address, fetched)
	return fetched.finally(() => underWay.delete(address))
}

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
	const response = await fetch(address)
	if (!response.ok) throw new Error(`${address} did not arrive: status ${response.status}.`)
	return new Uint8Array(await response.arrayBuffer())
}
