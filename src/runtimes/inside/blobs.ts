import type { Files } from '../../course/submission.ts'
import type { Edge, Graph, Module } from './graph.ts'
import { importShim, missing, rewrite } from './link.ts'
import { learnersName, suiteFile } from './mounts.ts'
import { createPlaces, foreignFiles, type Loaded } from './places.ts'
import type { Linked } from './shell.ts'

// Captured: the learner's code may replace them.
const { createObjectURL, revokeObjectURL } = URL
const { Blob } = globalThis

export interface BlobOptions {
	graph: Graph
	files: Files
	/** The modules that are ours to give. */
	given: (specifier: string) => Promise<Record<string, unknown> | undefined>
	whyMissing: (specifier: string) => string
	/** Where our own code runs: its frames are not shown. */
	ours: readonly string[]
}

/** Gives each module an address of its own, those it imports first: an address is made from the whole text. */
export async function linkBlobs({
	graph,
	files,
	given,
	whyMissing,
	ours,
}: BlobOptions): Promise<Linked> {
	const outside = new Map<string, string>()
	for (const specifier of graph.bare) {
		const namespace = await given(specifier)
		if (namespace === undefined) throw missing(specifier, graph, whyMissing(specifier))
		outside.set(specifier, await toShim(namespace))
	}
	const urls = new Map<string, string>()
	const addressOf = ({ target, specifier }: Edge) =>
		(target === undefined ? outside.get(specifier) : urls.get(target)) ?? specifier
	const loaded: Loaded[] = []
	for (const module of graph.modules) {
		const { file } = module
		const code = rewrite(module, { addressOf, meta: metaOf(module) })
		const label = `lab:///${file}`
		const url = toUrl(`${code}\n//# sourceURL=${label}`)
		urls.set(file, url)
		loaded.push({ file, source: files[file] ?? '', code, addresses: [label, url] })
	}
	const entry = graph.modules.at(-1)?.file ?? suiteFile
	const entryUrl = urls.get(entry) ?? ''
	return {
		places: createPlaces([...loaded, ...foreignFiles(files)], ours),
		async importEntry() {
			const module: unknown = await import(/* @vite-ignore */ entryUrl)
			// The suite can no longer be read; what the learner's code may still import stays.
			revokeObjectURL(entryUrl)
			return module
		},
	}
}

const shims = new Map<Record<string, unknown>, string>()

/** The address of a module of ours. Made once for each, also ahead of the run. */
export async function toShim(namespace: Record<string, unknown>): Promise<string> {
	const made = shims.get(namespace)
	if (made !== undefined) return made
	let url = ''
	await importShim(namespace, (source) => {
		url = toUrl(source)
		return import(/* @vite-ignore */ url)
	})
	shims.set(namespace, url)
	return url
}

/** As if the files lay in a folder called `/exercise`. */
function metaOf({ file }: Module): string {
	const filename = `/exercise/${learnersName(file)}`
	const url = `file://${filename}`
	const dirname = filename.replace(/\/[^/]*$/, '')
	return `({ url: ${JSON.stringify(url)}, filename: ${JSON.stringify(filename)}, dirname: ${JSON.stringify(dirname)} })`
}

function toUrl(source: string): string {
	return createObjectURL(new Blob([source], { type: 'text/javascript' }))
}
