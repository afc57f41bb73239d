import type { Graph } from '../graph.ts'
import type { Inside, ThreadHost } from './worker-threads.ts'

/** What a module may need of the run it is loaded for. */
export interface NodeHost extends ThreadHost {
	/** Set in a thread of the learner's. */
	inside?: Inside
}

type Namespace = Record<string, unknown>

const nobody: NodeHost = { files: {}, output() {} }

// One chunk each: an exercise loads what it imports, and nothing else.
const modules: Record<string, (host: NodeHost) => Promise<Namespace>> = {
	assert: () => import('./assert.ts'),
	'assert/strict': async () => {
		const { strict } = await import('./assert.ts')
		return { ...Object.fromEntries(Object.entries(strict)), default: strict }
	},
	async_hooks: () => import('./async-hooks.ts'),
	'async_hooks#context': () => import('./async-context.ts'),
	events: () => import('./events.ts'),
	perf_hooks: () => import('./perf-hooks.ts'),
	process: () => {
		const { process } = globalThis
		return Promise.resolve({ ...process, default: process })
	},
	timers: () => import('./timers.ts'),
	'timers/promises': () => import('./timers-promises.ts'),
	util: () => import('./util.ts'),
	worker_threads: async ({ inside, ...host }) => {
		const { createWorkerThreads } = await import('./worker-threads.ts')
		return createWorkerThreads(host, inside)
	},
}

/**
 * The namespace of one of Node's modules, by either of its names (`events`, `node:events`), or
 * `undefined` when it is not here; `whyMissing` then says why. Load before the realm is sealed.
 */
export async function loadNodeModule(
	specifier: string,
	host: NodeHost = nobody,
): Promise<Namespace | undefined> {
	const name = specifier.replace(/^node:/, '')
	return Object.hasOwn(modules, name) ? await modules[name]?.(host) : undefined
}

/** The graph as it can be linked here: its awaits are rewritten if it follows tasks with AsyncLocalStorage. */
export async function prepareGraph(graph: Graph): Promise<Graph> {
	if (!graph.bare.has('node:async_hooks') && !graph.bare.has('async_hooks')) return graph
	const { rewriteAwaits } = await import('./await-rewrite.ts')
	return rewriteAwaits(graph)
}

const inNode = 'Run it in real Node: choose the WebContainer, or `course check` on your machine.'

/** What leads out of a Node process, or into its runner, and how. */
const doors: Readonly<Record<string, string>> = {
	child_process: 'starts processes of its own',
	cluster: 'starts processes of its own',
	inspector: 'reads the memory of the runner',
	module: 'changes how modules are loaded',
	repl: 'runs code past the loader',
	sea: 'reads the runner itself',
	trace_events: 'watches the runner',
	v8: 'reads the memory of the runner',
	vm: 'runs code past the loader',
	wasi: 'starts programs of its own',
}

/** Why one of Node's modules may not be imported while real Node grades, or `undefined` when it may. */
export function whyRefused(specifier: string): string | undefined {
	const [name = ''] = specifier.replace(/^node:/, '').split('/')
	if (!Object.hasOwn(doors, name)) return undefined
	return `'${specifier}' cannot be imported here: it ${doors[name]}, and a grade must not depend on that.`
}

/** What is missing, why, and what to do instead. */
const reasons: Record<string, string> = {
	buffer: 'a browser has no Buffer. Use Uint8Array, TextEncoder and TextDecoder.',
	child_process: `a browser cannot start a process. ${inNode}`,
	cluster: `a browser cannot start a process. ${inNode}`,
	crypto: 'a browser has its own: use the global `crypto`, for example `crypto.randomUUID()`.',
	dgram: `a browser cannot open a socket. ${inNode}`,
	diagnostics_channel: `nothing here publishes to it. ${inNode}`,
	dns: `a browser cannot look up a name. ${inNode}`,
	fs: `a browser has no file system. Keep the data in a module, or: ${inNode}`,
	http: `a browser cannot listen on a port. Use \`fetch\` for requests; for a server: ${inNode}`,
	http2: `a browser cannot listen on a port. Use \`fetch\` for requests; for a server: ${inNode}`,
	https: `a browser cannot listen on a port. Use \`fetch\` for requests; for a server: ${inNode}`,
	inspector: `a browser does not let code inspect itself. ${inNode}`,
	module: 'there is no `require` in a browser. Use `import`.',
	net: `a browser cannot open a socket. ${inNode}`,
	os: `a browser does not tell a page about its machine. For the number of cores use \`navigator.hardwareConcurrency\`.`,
	path: 'there is no file system whose paths it could join. Use `new URL("./name", base)`.',
	querystring: 'a browser has a better one. Use the global `URLSearchParams`.',
	readline: `a browser has no terminal to read from. ${inNode}`,
	stream: `a browser has the web's streams. Use \`ReadableStream\` and \`TransformStream\`, or: ${inNode}`,
	'stream/web': 'its classes are globals: `ReadableStream`, `TransformStream`.',
	string_decoder: 'a browser has the web’s. Use `TextDecoder` with `{ stream: true }`.',
	test: 'the suite runs under vitest, and it is not the learner’s to write.',
	tls: `a browser cannot open a socket. ${inNode}`,
	tty: `a browser has no terminal. ${inNode}`,
	url: 'its classes are globals: `URL`, `URLSearchParams`.',
	v8: `a browser hides its engine. ${inNode}`,
	vm: `a browser has no contexts to run code in. ${inNode}`,
	wasi: `a browser has no system to give it. ${inNode}`,
	zlib: 'a browser has the web’s. Use `CompressionStream` and `DecompressionStream`.',
}

/** Why an import cannot be met here, and what to do; a sentence a learner can act on. */
export function whyMissing(specifier: string): string {
	const name = specifier.replace(/^node:/, '')
	const [first = ''] = name.split('/')
	const reason = [name, first].find((key) => Object.hasOwn(reasons, key))
	if (reason !== undefined) return `'${specifier}' is not here: ${reasons[reason]}`
	const known = Object.keys(modules).filter((module) => !module.includes('#'))
	if (specifier.startsWith('node:')) {
		return `'${specifier}' is not here. What is: ${known.map((module) => `node:${module}`).join(', ')}. ${inNode}`
	}
	if (/^https?:/.test(specifier)) {
		return `'${specifier}' is not loaded: nothing is fetched while code is graded. Copy what you need into a file.`
	}
	return `There is no package '${specifier}' here: an exercise has its own files and a few of Node's modules (${known.join(', ')}), and installs nothing.`
}
