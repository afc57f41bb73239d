import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Files } from '../../course/submission.ts'
import type { Edge, Graph, Module } from './graph.ts'
import { importShim, missing, rewrite } from './link.ts'
import { suiteFile } from './mounts.ts'
import { createPlaces, foreignFiles, type Loaded } from './places.ts'
import type { Linked } from './shell.ts'

export interface DiskOptions {
	graph: Graph
	files: Files
	/** An empty folder of this run. */
	folder: string
	/** The modules that are ours to give. */
	given: (specifier: string) => Promise<Record<string, unknown> | undefined>
	whyMissing: (specifier: string) => string
	/** Where our own code runs: its frames are not shown. */
	ours: readonly string[]
}

/** Writes the modules to disk as JavaScript, so that plain Node can import them. */
export async function linkOnDisk(options: DiskOptions): Promise<Linked> {
	const { graph, folder, ours } = options
	const outside = new Map<string, string>()
	for (const specifier of graph.bare) outside.set(specifier, await provide(specifier, options))
	const pathOf = (file: string) => join(folder, `${file}.mjs`)
	const urlOf = (file: string) => pathToFileURL(pathOf(file)).href
	const addressOf = ({ target, specifier }: Edge) =>
		target === undefined ? (outside.get(specifier) ?? specifier) : urlOf(target)
	const loaded: Loaded[] = []
	for (const module of graph.modules) {
		const code = rewrite(module, { addressOf, meta: metaOf(module, folder) })
		write(pathOf(module.file), code)
		loaded.push({
			file: module.file,
			source: options.files[module.file] ?? '',
			code,
			addresses: [
				urlOf(module.file),
				pathOf(module.file),
				urlOf(module.file).replace(/\.mjs$/, ''),
				join(folder, module.file),
			],
		})
	}
	writeForThreads(options, graph)
	const entry = graph.modules.at(-1)?.file ?? suiteFile
	return {
		places: createPlaces([...loaded, ...foreignFiles(options.files)], [...ours, folder]),
		async importEntry() {
			const module: unknown = await import(urlOf(entry))
			// The suite can no longer be read; what the learner's code may still import stays.
			if (entry === suiteFile) rmSync(pathOf(entry))
			return module
		},
	}
}

/** The address of something that is imported from outside of the files. */
async function provide(
	specifier: string,
	{ graph, folder, given, whyMissing }: DiskOptions,
): Promise<string> {
	const namespace = await given(specifier)
	if (namespace === undefined) {
		if (isBuiltin(specifier)) return specifier
		throw missing(specifier, graph, whyMissing(specifier))
	}
	const path = join(folder, `${randomUUID()}.mjs`)
	const url = pathToFileURL(path).href
	await importShim(namespace, (source) => {
		write(path, source)
		return import(url)
	})
	return url
}

/** As if the file lay where the learner thinks it does: that is where their threads are started from. */
function metaOf({ file }: Module, folder: string): string {
	const filename = join(folder, file)
	const url = pathToFileURL(filename).href
	return `({ url: ${JSON.stringify(url)}, filename: ${JSON.stringify(filename)}, dirname: ${JSON.stringify(dirname(filename))} })`
}

/** A thread is started by the name of its file, `new Worker(new URL('./x.ts', import.meta.url))`; Node takes it from there. */
function writeForThreads({ files, folder }: DiskOptions, { modules }: Graph) {
	for (const [file, source] of Object.entries(files)) {
		if (file !== suiteFile) write(join(folder, file), source)
	}
	const isModule = modules.length > 0
	if (isModule) write(join(folder, 'package.json'), '{"type":"module"}')
}

function write(path: string, text: string) {
	mkdirSync(dirname(path), { recursive: true })
	writeFileSync(path, text)
}
