import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { nextMessage } from './next-message.ts'

/** A change to a source, where the real library cannot be used as it is. */
export interface Edit {
	/** From where imports start: `requests/__init__.py`. */
	file: string
	/** Only this version of the library is changed; every one, where it is left out. */
	version?: string
	from: string
	to: string
	/** How often `from` stands in the file; 1 where it is left out. */
	times?: number
	/** A sentence for the manifest. */
	why: string
}

/** Sources of one library, in the archive they came in. */
export interface PythonSource {
	name: string
	/** Left out where the metadata in the archive says it. */
	version?: string
	archive: { file: string; format: 'zip' | 'tar'; bytes: Uint8Array }
	/** The folder of the archive from which imports start: `aiohttp-3.13.5/`, or empty. */
	root: string
	/** Top-level packages and modules that are taken; all of them, where it is left out. */
	tops?: readonly string[]
	/** Files that are no modules and are read when the library runs. */
	data?: readonly string[]
	/** Modules and folders that are not taken. */
	leaveOut?: readonly string[]
	edits?: readonly Edit[]
	/** Patterns for the licence texts in the archive. */
	licences: readonly string[]
}

/** What the thread is opened with. */
export interface CompilerOptions {
	/** The path of a standard library to boot from; Pyodide's own, where it is left out. */
	stdlib?: string
}

/** What the thread is handed: everything is said, nothing left out. */
export interface PackPlan {
	prefix: string
	parts: readonly PlannedPart[]
}

type PlannedPart = ReturnType<typeof planPart>

const answer = z.discriminatedUnion('status', [
	z.object({ status: z.literal('packed'), zip: z.instanceof(Uint8Array), report: z.string() }),
	z.object({ status: z.literal('refused'), why: z.string() }),
])

/** What the thread says, once. */
export type PackAnswer = z.infer<typeof answer>

const packedPart = z.object({
	name: z.string(),
	version: z.string(),
	/** How many files of it are in the zip. */
	files: z.number(),
	/** Of the names and the bytes of those files. */
	sha256: z.string(),
	/** What was changed before it was compiled: the file, and why. */
	changes: z.array(z.string()),
	/** The texts of its licences, one after the other; empty where the archive has none. */
	licence: z.string(),
})

/** What became of one source. */
export type PackedPart = z.infer<typeof packedPart>

/** `python` is the version of who compiled. */
const report = z.object({ python: z.string(), parts: z.array(packedPart) })

/** Pyodide's own CPython, in a thread. */
export interface PythonCompiler extends AsyncDisposable {
	/**
	 * Compiles sources into one zip of bytecode that Python can import from; the same sources give the
	 * same bytes. `prefix` is the folder, with its slash, in which a traceback says that they lie. Throws a
	 * sentence when an archive does not hold what its recipe says. One call at a time.
	 */
	pack(
		sources: readonly PythonSource[],
		prefix: string,
	): Promise<{ zip: Uint8Array; python: string; parts: PackedPart[] }>
}

/**
 * A compiler that boots when it is first needed. It takes a fifth of the time where it boots from a
 * standard library that one made.
 */
export function openCompiler(options: CompilerOptions = {}): PythonCompiler {
	const script = new URL('compile-python-worker.ts', import.meta.url)
	let worker: Worker | undefined
	return {
		async pack(sources, prefix) {
			worker ??= new Worker(script, { workerData: options })
			const plan: PackPlan = { prefix, parts: sources.map(planPart) }
			worker.postMessage(plan)
			const said = answer.parse(await nextMessage(worker))
			if (said.status === 'refused') throw new Error(said.why)
			return { zip: said.zip, ...report.parse(JSON.parse(said.report)) }
		},
		async [Symbol.asyncDispose]() {
			await worker?.terminate()
		},
	}
}

function planPart({ name, version, archive, root, licences, ...more }: PythonSource) {
	return {
		name,
		version: version ?? '',
		...archive,
		root,
		licences,
		tops: more.tops ?? [],
		data: more.data ?? [],
		leaveOut: more.leaveOut ?? [],
		edits: (more.edits ?? []).map((edit) => ({
			...edit,
			version: edit.version ?? null,
			times: edit.times ?? 1,
		})),
	}
}
