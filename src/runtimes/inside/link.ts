import type { Edge, Graph, Module } from './graph.ts'
import { LoadFault } from './load-fault.ts'

/** A module's code with every specifier replaced by an address the engine can load. */
export function rewrite(
	{ code, edges, metas }: Module,
	{ addressOf, meta }: { addressOf: (edge: Edge) => string; meta: string },
): string {
	const changes = [
		...edges.map((edge) => ({
			...edge,
			text: edge.dynamic ? JSON.stringify(addressOf(edge)) : addressOf(edge),
		})),
		...metas.map((place) => ({ ...place, text: meta })),
	].sort((a, b) => a.start - b.start)
	let out = ''
	let at = 0
	for (const { start, end, text } of changes) {
		out += code.slice(at, start) + text
		at = end
	}
	return out + code.slice(at)
}

/**
 * A module that already lives in this realm, as a module the learner's code can import. Its namespace
 * lies on the global object, under a name nobody can guess, only while the shim is evaluated.
 */
export async function importShim(
	namespace: Record<string, unknown>,
	load: (source: string) => Promise<unknown>,
): Promise<void> {
	// Not `randomUUID`, which browsers have on secure pages alone.
	const key = `lab:${crypto.getRandomValues(new Uint32Array(4)).join('-')}`
	Object.defineProperty(globalThis, key, { value: namespace, configurable: true })
	try {
		await load(shimSource(key, namespace))
	} finally {
		Reflect.deleteProperty(globalThis, key)
	}
}

function shimSource(key: string, namespace: Record<string, unknown>): string {
	const names = Object.keys(namespace).filter((n) => n !== 'default' && /^[\w$]+$/.test(n))
	const lines = [
		`const m = globalThis[${JSON.stringify(key)}]`,
		...names.map((name, i) => `const e${i} = m.${name}`),
		`export { ${names.map((name, i) => `e${i} as ${name}`).join(', ')} }`,
		`export default 'default' in m ? m.default : m`,
	]
	return lines.join('\n')
}

/** What to throw for a module that is not here: the learner's fault where they import it, ours where only the suite does. */
export function missing(specifier: string, { modules }: Graph, why: string): Error {
	const edges = modules.flatMap((module) => module.edges)
	const at = edges.find((edge) => edge.specifier === specifier && edge.at !== undefined)?.at
	return at === undefined ? new Error(`The suite's import failed: ${why}`) : new LoadFault(why, at)
}
