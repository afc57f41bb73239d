import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown, type Plugin } from 'rolldown'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entries = {
	runner: join(root, 'src/runtimes/inside/node-entry.ts'),
	machine: join(root, 'src/runtimes/machine/thread-entry.ts'),
}
const cache = join(root, 'node_modules/.cache/interleave')

/** All that decides what the bundle holds; `package-lock.json` stands for what comes from npm. */
const sources = ['src/course', 'src/runtimes', 'src/library/build-runner.ts', 'exercises/kit']
const pins = ['package.json', 'package-lock.json']

/**
 * Bundles the Node side of the runtimes into one file that plain `node` executes, with no install.
 * Answers the absolute path of the bundle; it is built once for each state of its sources.
 */
export function buildRunner(): Promise<string> {
	return build('runner')
}

/** The same for the thread in which Python runs under Node. */
export function buildMachineThread(): Promise<string> {
	return build('machine')
}

async function build(name: keyof typeof entries): Promise<string> {
	const file = join(cache, `${name}-${await hashOf([...sources, ...pins])}.mjs`)
	if (existsSync(file)) return file
	const code = await bundle(entries[name])
	await mkdir(cache, { recursive: true })
	// Two processes may build at once: each writes its own file, and a rename is whole or not at all.
	const draft = `${file}.${randomUUID()}`
	await writeFile(draft, code)
	await rename(draft, file)
	await forgetOld()
	return file
}

/** Bundles of sources that are long gone; a day keeps what another process may still be running. */
async function forgetOld() {
	const yesterday = Date.now() - 24 * 60 * 60 * 1000
	for (const name of await readdir(cache)) {
		if (!/^(runner|machine)-\w+\.mjs$/.test(name)) continue
		const path = join(cache, name)
		// Another process may have taken it away already: then it is as it should be.
		const { mtimeMs = yesterday } = (await stat(path).catch(() => undefined)) ?? {}
		if (mtimeMs < yesterday) await rm(path, { force: true })
	}
}

async function bundle(entry: string): Promise<string> {
	await using build = await rolldown({
		input: entry,
		platform: 'node',
		cwd: root,
		plugins: [lexerForNode],
	})
	const { output } = await build.generate({
		format: 'esm',
		minify: true,
		// vitest finds inline snapshots by the names of functions in a stack.
		keepNames: true,
		codeSplitting: false,
	})
	const [chunk] = output
	return chunk.code
}

/** The lexer without WebAssembly is for pages that forbid it; Node warns about it. */
const lexerForNode: Plugin = {
	name: 'lexer-for-node',
	resolveId(specifier, importer) {
		if (specifier !== 'es-module-lexer/minimal/js') return null
		return this.resolve('es-module-lexer/minimal', importer)
	},
}

async function hashOf(paths: readonly string[]): Promise<string> {
	const files = (await Promise.all(paths.map((path) => filesUnder(join(root, path))))).flat()
	const hash = createHash('sha256')
	for (const file of files.sort()) {
		hash.update(`${relative(root, file)}\0`).update(await readFile(file))
	}
	return hash.digest('hex').slice(0, 16)
}

async function filesUnder(path: string): Promise<string[]> {
	if (/\.(ts|json)$/.test(path)) return existsSync(path) ? [path] : []
	if (!existsSync(path)) return []
	const entries = await readdir(path, { recursive: true, withFileTypes: true })
	return entries
		.filter((e) => e.isFile() && e.name.endsWith('.ts') && !e.name.endsWith('.test.ts'))
		.map((e) => join(e.parentPath, e.name))
}
