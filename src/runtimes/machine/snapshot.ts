import { beginProgram, createKernel, type Kernel } from './kernel.ts'
import { serveOrigins } from './origins.ts'
import {
	loadPyodide,
	type Beginning,
	type FoundSnapshot,
	type PyFunction,
	type PyodideOptions,
} from './pyodide.ts'
import { withoutZeroPages } from './zero-pages.ts'

// To boot CPython, lay the machine beneath its library and import aiohttp and Requests takes more than
// a second of computing. It is done once; its memory, some thirty megabytes, is what every interpreter
// begins with. So every program finds the same bytes, wherever it runs. What of JavaScript's is held by
// Python in that memory is told by name, and found anew: the calls of the kernel.

/** How the calls of the kernel as a whole are called in a snapshot. */
const allCalls = 'the kernel'

/** The memory of an interpreter, in the format of Pyodide's, without its empty pages. */
export type Snapshot = Uint8Array<ArrayBuffer>

/** Readies an interpreter, and answers its memory. Rejects when a file does not arrive. */
export async function makeSnapshot(options: PyodideOptions, canSwitch: boolean): Promise<Snapshot> {
	const known: { begin?: PyFunction } = {}
	const kernel = createKernel({
		canSwitch,
		begin: async (ident) => {
			await known.begin?.callPromising(ident)
		},
		onPlace: () => undefined,
		onExit: () => undefined,
		onIgnored: () => {
			throw new Error('Nobody stops an interpreter that is readied.')
		},
	})
	const { py } = await loadPyodide(options, kernel, { from: 'nothing' })
	const boot = py.runPython(bootCode(options.files.packages !== undefined)) as Record<
		'install' | 'preload' | 'look_up',
		PyFunction
	>
	boot.install(kernel.calls, canSwitch)
	if (options.files.packages !== undefined) {
		boot.preload('requests aiohttp')
		const lookUp = (name: string) => boot.look_up(name) as PyFunction
		known.begin = lookUp('threads.begin')
		if (canSwitch) await practise(kernel, lookUp)
	}
	const names = new Map<unknown, string>(
		Object.entries(kernel.calls).map(([name, call]) => [call, name]),
	)
	names.set(kernel.calls, allCalls)
	const memory = py.makeMemorySnapshot({
		serializer: (held) => {
			const name = names.get(held)
			if (name === undefined) throw new Error(`Python holds something unknown: ${String(held)}.`)
			return name
		},
	})
	return withoutZeroPages(memory)
}

/** What programs do most: it leaves caches that are filled, and bytecode that CPython has fitted to what it does. */
const practice = `
import asyncio, aiohttp, requests
place = 'https://practice.example/items/%d'
async def fetch(session, number):
    async with session.get(place % number) as response:
        response.raise_for_status()
        return (await response.json())['id']
async def main():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(fetch(session, number) for number in range(20)))
    await asyncio.gather(*(asyncio.to_thread(requests.get, place % number) for number in range(4)))
asyncio.run(main())
`

/** Lets it do so once, before any program: the first request of each takes half as long then. */
async function practise(kernel: Kernel, lookUp: (name: string) => PyFunction): Promise<void> {
	beginProgram(kernel, { clock: 'pure', seed: 0 })
	const routes = [{ url: 'https://practice.example/items/{id}', delay: 1, json: { id: '{id}' } }]
	serveOrigins({ ...kernel, web: { routes } })
	const order = { what: 'script', code: practice, args: [], kwargs: {} }
	const answer = await lookUp('calls.ask').callPromising(JSON.stringify(order))
	const { error } = JSON.parse(String(answer)) as { error?: unknown }
	if (error !== undefined) throw new Error(`Python failed at practice: ${JSON.stringify(error)}`)
	await lookUp('calls.forget').callPromising()
}

/** How an interpreter begins with that memory, on that kernel. */
export function beginWith(
	snapshot: FoundSnapshot | Promise<FoundSnapshot>,
	{ calls }: Pick<Kernel, 'calls'>,
): Beginning {
	return {
		from: 'snapshot',
		snapshot,
		deserializer: (name) => {
			if (name === allCalls) return calls
			const call = calls[String(name)]
			if (call === undefined) throw new Error(`The kernel has no call ${String(name)}.`)
			return call
		},
	}
}

/** Python code that answers the function which looks up functions of the machine's by name, and leaves no module in reach. */
export const lookUpCode = `
sys.path[:] = filter(None, sys.path)
found = boot.look_up
del boot, sys
globals().pop('found')
`

function bootCode(hasPackages: boolean): string {
	return `
import sys
sys.path.insert(0, '/lib/machine.zip')
${hasPackages ? "sys.path.append('/lib/packages.zip')" : ''}
from machine import boot
boot
`
}
