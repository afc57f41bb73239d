import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown, type Plugin } from 'rolldown'
import { forgetOldBuilds, hashOfSources } from './hash-sources.ts'
import { cacheFolder } from './installed.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entries = {
	runner: join(root, 'src/runtimes/inside/node-entry.ts'),
	machine: join(root, 'src/runtimes/machine/thread-entry.ts'),
	keeper: join(root, 'src/runtimes/inside/keeper-entry.ts'),
	project: join(root, 'cli/project-entry.ts'),
}

/** All that decides what the bundle holds. */
const sources = [
	'cli/project-entry.ts',
	'cli/say-run.ts',
	'cli/say-verdict.ts',
	'src/course',
	'src/grader',
	'src/runtimes',
	'src/library/build-runner.ts',
	'exercises/kit',
]

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

/** The same for a process that keeps Python compiled for many jobs; see `keepingRuntime`. */
export function buildKeeper(): Promise<string> {
	return build('keeper')
}

/** The same for what runs and grades a project that a learner took home; see `cli/project-entry.ts`. */
export function buildProject(): Promise<string> {
	return build('project')
}

async function build(name: keyof typeof entries): Promise<string> {
	const file = join(cacheFolder, `${name}-${await hashOfSources(sources)}.mjs`)
	if (existsSync(file)) return file
	const code = await bundle(entries[name])
	await mkdir(cacheFolder, { recursive: true })
	// Two processes may build at once: each writes its own file, and a rename is whole or not at all.
	const draft = `${file}.${randomUUID()}`
	await writeFile(draft, code)
	await rename(draft, file)
	await forgetOldBuilds(/^(runner|machine|keeper|project)-\w+\.mjs$/)
	return file
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
