import { beneath, type CreateModule, type ModuleSettings } from './beneath.ts'
import type { Kernel } from './kernel.ts'
import { layLateFiles, type LateFileSystem } from './late-files.ts'
import { fetchedFiles, haveArrived, type ReadFiles } from './read-files.ts'
import type { Snapshot } from './snapshot.ts'
import { lengthUnpacked, unpackInto } from './zero-pages.ts'

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
	/** Reads them; left out: they are fetched. */
	read?: ReadFiles
	/** Hears why a library could not be read when the program asked for it. */
	onMissing?: (error: unknown) => void
	/** The most memory Python may have, in bytes. */
	memory?: number
	/** Compiled before, and shared; left out: it is compiled for this one. */
	module?: WebAssembly.Module | Promise<WebAssembly.Module>
	/** For tests: as if Pyodide's issue 6464 were not worked around. */
	withoutHiding?: boolean
}

/** What is used of Pyodide. */
export interface Pyodide {
	FS: LateFileSystem & {
		mkdirTree(path: string): void
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
			snapshot: FoundSnapshot | Promise<FoundSnapshot>
			deserializer: (told: unknown) => unknown
	  }

/** One that is there, though its bytes may still be on their way. */
export interface FoundSnapshot {
	bytes: Snapshot | Promise<Snapshot>
}

/** Where the learner's files lie. */
export const home = '/home/learner/'

/** An ordinary program needs a tenth of it. */
const ordinaryMemory = 256 * 2 ** 20

/** Loads a Pyodide that stands on that kernel. Rejects when a file does not arrive. */
export async function loadPyodide(
	{ files, memory = ordinaryMemory, module: given, withoutHiding = false, ...more }: PyodideOptions,
	{ clock, entropy, attention }: Pick<Kernel, 'clock' | 'entropy' | 'attention'>,
	beginning: Beginning,
): Promise<{ py: Pyodide; settings: ModuleSettings }> {
	const isNew = beginning.from === 'nothing'
	const { read = fetchedFiles, onMissing = () => undefined } = more
	const archives = {
		...(isNew ? { '/lib/machine.zip': files.machine } : { [libraryPlace]: files.library }),
		...(files.packages !== undefined && { '/lib/packages.zip': files.packages }),
	}
	// On their way beside the rest, where all of them are needed.
	const early = isNew ? arrive(read, archives) : undefined
	// For a boot that begins with a snapshot Pyodide wants a library too, and looks into it no more.
	const library = isNew ? files.library : files.machine
	const [{ loadPyodide: load }, { default: create }, module, archive, found] = await Promise.all([
		importFrom<{ loadPyodide: (config: object) => Promise<Pyodide> }>(
			`${files.pyodide}pyodide.mjs`,
		),
		importFrom<{ default: CreateModule }>(`${files.pyodide}pyodide.asm.mjs`),
		given,
		// In Node, Pyodide reads the file itself.
		more.read ? '' : isNew ? read.later(library) : '',
		isNew ? undefined : beginning.snapshot,
	])
	using _ = answerFetches({
		[library]: archive,
		// For the module that is here already Pyodide would fetch what it is compiled from.
		...(module && { [`${files.pyodide}pyodide.asm.wasm`]: '' }),
	})
	const { promise: settled, resolve: onSettings } = Promise.withResolvers<ModuleSettings>()
	const py = await load({
		indexURL: files.pyodide,
		stdLibURL: library,
		lockFileContents: emptyLock,
		createPyodideModule: beneath(
			async (settings) => {
				onSettings(settings)
				const created = await create(settings)
				if (found) layMemory(await found.bytes, settings)
				return created
			},
			{
				clock,
				entropy,
				attention,
				memory,
				withoutHiding,
				...(module && { module }),
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
			: // There is one; Pyodide looks into it later than it asks for it.
				{ _loadSnapshot: new Uint8Array(0), _snapshotDeserializer: beginning.deserializer }),
	})
	if (early) for (const [path, bytes] of await early) py.FS.writeFile(path, bytes)
	else layLateFiles(py.FS, archives, { read: (address) => read.now(address), onMissing })
	return { py, settings: await settled }
}

/**
 * Lays a snapshot where the interpreter's memory is, and makes that as large as it has to be. Pyodide,
 * which would wait for all of it before it begins, and copy it twice, is given what it wrote before the memory.
 */
function layMemory(packed: Snapshot, settings: ModuleSettings): void {
	const start = new Uint32Array(2)
	unpackInto(new Uint8Array(start.buffer), packed)
	const head = new Uint8Array(start[1] ?? 0)
	unpackInto(head, packed)
	const size = lengthUnpacked(packed) - head.length
	if (settings.HEAP8.length < size) settings.growMemory(size)
	unpackInto(new Uint8Array(settings.HEAP8.buffer), packed, head.length)
	const { restoreSnapshot } = settings.API
	settings.API.restoreSnapshot = () => restoreSnapshot(head)
}

/** Where Pyodide lays CPython's library. */
const libraryPlace = '/lib/python314.zip'

function arrive(
	read: ReadFiles,
	addresses: Readonly<Record<string, string>>,
): Promise<[path: string, bytes: Uint8Array][]> {
	const all = Promise.all(
		Object.entries(addresses).map(async ([path, address]): Promise<[string, Uint8Array]> => [
			path,
			await read.later(address),
		]),
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
	const module = (await import(/* @vite-ignore */ address)) as Module
	haveArrived(address)
	return module
}
