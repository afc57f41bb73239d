import type { Attention } from './attention.ts'
import type { MachineClock } from './clock.ts'
import type { Entropy } from './entropy.ts'
import { FileTimes, type FileSystem } from './file-times.ts'
import { setToUtc } from './time-zone.ts'
import { replaceImport } from './wasm-imports.ts'

// What is laid beneath CPython: the functions that its WebAssembly imports from JavaScript. None of
// this is public API of Pyodide, which is why its version is pinned exactly; `beneath.test.ts` boots
// it and would see each of these names go.

/** The part of Emscripten's settings that is used here. */
export interface ModuleSettings {
	instantiateWasm: (
		imports: WebAssembly.Imports,
		done: (instance: WebAssembly.Instance, module?: WebAssembly.Module) => unknown,
	) => unknown
	HEAP8: Int8Array<ArrayBuffer>
	HEAP32: Int32Array<ArrayBuffer>
	/** Makes the memory that large, in bytes; known once the module is there, as what follows. */
	growMemory: (size: number) => unknown
	API: { restoreSnapshot: (snapshot: Uint8Array) => unknown }
	/** How the program that runs is called: `sys.executable`. */
	thisProgram?: string
	/** Called when the file system is there, before anything else runs. */
	preRun?: ((module: { FS: FileSystem }) => unknown)[]
}

export type CreateModule = (settings: ModuleSettings) => Promise<unknown>

export interface Beneath {
	clock: MachineClock
	entropy: Entropy
	attention: Attention
	/** The most memory Python may have, in bytes; past it, it gets a `MemoryError`. */
	memory: number
	/** For tests: as if Pyodide's issue 6464 were not worked around. */
	withoutHiding?: boolean
	/** Compiled once and shared by all interpreters of a page. */
	module?: WebAssembly.Module
}

/**
 * The same factory, whose modules stand on the machine's clock and memory. They find the same computer
 * wherever they are: were a single text of another length, objects would lie elsewhere, sets would have
 * another order, and a program would read other times by the `pure` clock.
 */
export function beneath(create: CreateModule, options: Beneath): CreateModule {
	return (settings) => {
		const times = new FileTimes(options.clock)
		settings.thisProgram = '/usr/bin/python3'
		settings.preRun = [({ FS }) => times.keep(FS), ...(settings.preRun ?? [])]
		ignoreCollector(settings)
		const instantiate = settings.instantiateWasm
		settings.instantiateWasm = (imports, onInstance) => {
			const done: typeof onInstance = (instance, module) => {
				options.attention.alignWith(() => resetPollCount(instance, settings))
				return onInstance(instance, module)
			}
			replaceClock(imports, settings, options.clock)
			setToUtc(imports, () => settings.HEAP8.buffer)
			times.listen(imports)
			// No text, so `sys._emscripten_info` names no browser.
			replaceImport(imports, '_Py_emscripten_runtime', () => () => 0)
			replaceEntropy(imports, settings, options.entropy)
			endWhatIgnoresStops(imports, options.attention)
			// Under Node, os.system would run a program of the computer's.
			replaceImport(imports, '_emscripten_system', () => () => -1)
			capMemory(imports, options.memory)
			if (!options.withoutHiding) hideFramesOfSuspendedStacks(imports, settings)
			const { module } = options
			if (!module) return instantiate(imports, done)
			return instantiateShared(module, () => instantiate(imports, done))
		}
		return create(settings)
	}
}

/** Beneath the library: `time`, `datetime`, asyncio and logging all read the same clock. */
function replaceClock(imports: WebAssembly.Imports, settings: ModuleSettings, clock: MachineClock) {
	const milliseconds = () => clock.read() / 1e6
	replaceImport(imports, 'emscripten_get_now', () => milliseconds)
	replaceImport(imports, 'emscripten_date_now', () => () => Number(clock.date() / 1_000n) / 1e3)
	replaceImport(imports, 'emscripten_get_now_res', () => () => Number(resolution) / 1e6)
	replaceImport(imports, 'clock_res_get', () => (_id: number, target: number) => {
		new DataView(settings.HEAP8.buffer).setBigInt64(target >>> 0, resolution, true)
		return 0
	})
	replaceImport(
		imports,
		'clock_time_get',
		() => (id: number, _precision: bigint, target: number) => {
			if (id === 0) {
				const view = new DataView(settings.HEAP8.buffer)
				view.setBigInt64(target >>> 0, clock.date(), true)
				return 0
			}
			// What a process or a thread has computed, or the time, which programs read at every turn:
			// it is laid down in two halves, so that no object is made of it on the way.
			const nanoseconds = id === 1 ? clock.read() : clock.computed()
			settings.HEAP32[target >>> 2] = nanoseconds
			settings.HEAP32[(target >>> 2) + 1] = Math.floor(nanoseconds / 2 ** 32)
			return 0
		},
	)
}

/** What a clock of Linux says of itself. asyncio adds it to each wait, so it has to be the same everywhere. */
const resolution = 1n

function replaceEntropy(imports: WebAssembly.Imports, settings: ModuleSettings, entropy: Entropy) {
	const fill = () => (start: number, length: number) => {
		const from = start >>> 0
		entropy.fill(new Uint8Array(settings.HEAP8.buffer, from, length))
		return 0
	}
	replaceImport(imports, 'random_get', fill)
	replaceImport(imports, 'getentropy', fill)
}

/** Where Python looks for a signal: what is thrown here, no `except` catches. */
function endWhatIgnoresStops(imports: WebAssembly.Imports, attention: Attention) {
	replaceImport(imports, '_Py_CheckEmscriptenSignals_Helper', (look) => () => {
		const found: unknown = Reflect.apply(look, undefined, [])
		attention.endIfIgnored()
		return found
	})
}

function capMemory(imports: WebAssembly.Imports, most: number) {
	replaceImport(imports, 'emscripten_resize_heap', (grow) => {
		// 0 says that there is no more memory: CPython makes a MemoryError of it.
		return (size: number) =>
			size >>> 0 > most ? 0 : Number(Reflect.apply(grow, undefined, [size]))
	})
}

/**
 * When JavaScript's collector finds that nobody holds an object of Python's any more, Pyodide frees it,
 * at a moment of the engine's own choosing: what Python makes next would lie elsewhere in memory, and
 * sets would have another order. Nothing is given to JavaScript that has to be freed before the interpreter goes.
 */
function ignoreCollector(settings: ModuleSettings) {
	const registry = { register: () => undefined, unregister: () => undefined }
	Object.defineProperty(settings, 'finalizationRegistry', {
		get: () => registry,
		set: () => undefined,
	})
}

/** How many turns of a loop CPython makes between two looks for a signal. */
const turnsInPoll = 50

/** The next look comes after as many turns as after any other: until then the count goes on from whatever was run before. */
function resetPollCount({ exports }: WebAssembly.Instance, settings: ModuleSettings) {
	const { _Py_emscripten_signal_clock: count } = exports
	if (!(count instanceof WebAssembly.Global))
		throw new Error('This Pyodide does not say where it counts the turns between two polls.')
	settings.HEAP32[Number(count.value) >>> 2] = turnsInPoll
}

/** Where `current_frame` lies in a PyThreadState of CPython 3.14 on wasm32, in bytes. */
const currentFrame = 52

interface SavedState {
	threadState: number
	frame?: number
}

/**
 * The incremental collector of CPython 3.14 walks the frames of every thread, also of those whose
 * stack is suspended and has moved away, and reads what is no longer there (Pyodide issue 6464, mended
 * after 314.0.7). While a stack is suspended its frames are hidden from it.
 */
function hideFramesOfSuspendedStacks(imports: WebAssembly.Imports, settings: ModuleSettings) {
	const place = ({ threadState }: SavedState) => (threadState + currentFrame) >> 2
	replaceImport(imports, 'saveState', (save) => () => {
		const state: unknown = Reflect.apply(save, undefined, [])
		if (!isSavedState(state)) return state
		state.frame = settings.HEAP32[place(state)] ?? 0
		settings.HEAP32[place(state)] = 0
		return state
	})
	replaceImport(imports, 'restoreState', (restore) => (state: SavedState) => {
		settings.HEAP32[place(state)] = state.frame ?? 0
		return Reflect.apply(restore, undefined, [state]) as unknown
	})
}

function isSavedState(value: unknown): value is SavedState {
	return (
		typeof value === 'object' && value !== null && 'threadState' in value && value.threadState !== 0
	)
}

/** Pyodide compiles the file it fetched; for this one call it gets the module there is. */
function instantiateShared<T>(module: WebAssembly.Module, instantiate: () => T): T {
	const { instantiateStreaming, instantiate: original } = WebAssembly
	let isOver = false
	const shared = async (source: unknown, imports: WebAssembly.Imports) => {
		if (isOver || !(await isLarge(source))) return original(source as BufferSource, imports)
		isOver = true
		Object.assign(WebAssembly, { instantiate: original, instantiateStreaming })
		return { module, instance: await original(module, imports) }
	}
	Object.assign(WebAssembly, { instantiate: shared, instantiateStreaming: shared })
	return instantiate()
}

/** CPython itself, and not one of the small modules that Pyodide makes as it goes. */
async function isLarge(source: unknown): Promise<boolean> {
	const value = await source
	return (
		!(value instanceof WebAssembly.Module) && !(ArrayBuffer.isView(value) && value.byteLength < 1e6)
	)
}
