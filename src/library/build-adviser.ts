import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { rolldown, type Plugin } from 'rolldown'
import ts from 'typescript'
import { typescriptOptions } from '../adviser/typescript-options.ts'
import { forgetOldBuilds, hashOfSources } from './hash-sources.ts'
import { cacheFolder } from './installed.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const advisers = join(root, 'src/adviser')

/** All that decides what the folder holds. */
const sources = ['src/adviser', 'src/course', 'src/library/build-adviser.ts']

/** Ruff itself, as its package has it. */
export const ruffFile = join(packageFolder('@astral-sh/ruff-wasm-web'), 'ruff_wasm_bg.wasm')

/** What is published of other people's work, and the texts of its licences, by package. */
const licences: Readonly<Record<string, readonly string[]>> = {
	typescript: ['LICENSE.txt', 'ThirdPartyNoticeText.txt'],
	'@types/node': ['LICENSE'],
	'undici-types': ['LICENSE'],
	'@astral-sh/ruff-wasm-web': ['LICENSE'],
}

/**
 * Lays what reads along in the editor into one folder: a worker for each language, and what it fetches. Answers its
 * absolute path, which changes whenever anything in it does; it is made once for each state of its sources.
 */
export async function buildAdviser(): Promise<string> {
	const folder = join(cacheFolder, `adviser-${await hashOfSources(sources)}`)
	if (existsSync(folder)) return folder
	const draft = `${folder}.${randomUUID()}`
	await mkdir(join(draft, 'licences'), { recursive: true })
	try {
		await writeFile(join(draft, 'types.json'), JSON.stringify(await readTypeLibrary()))
		await writeFile(join(draft, 'typescript.mjs'), await bundle('typescript-worker.ts'))
		await writeFile(join(draft, 'ruff.mjs'), await bundle('ruff-worker.ts'))
		await copyFile(ruffFile, join(draft, 'ruff.wasm'))
		await writeLicences(join(draft, 'licences'))
		await rename(draft, folder)
	} catch (error) {
		await rm(draft, { recursive: true, force: true })
		// Another process was quicker, and made the same.
		if (!existsSync(folder)) throw error
	}
	await forgetOldBuilds(/^adviser-\w+$/)
	return folder
}

async function writeLicences(folder: string): Promise<void> {
	for (const [name, files] of Object.entries(licences)) {
		const texts = await Promise.all(
			files.map((file) => readFile(join(packageFolder(name), file), 'utf8')),
		)
		const file = `${name.replace(/^@/, '').replace('/', '-')}.txt`
		await writeFile(join(folder, file), texts.join('\n\n'))
	}
}

/** Every declaration that the options bring along, by its path below `node_modules/`. */
export async function readTypeLibrary(): Promise<Record<string, string>> {
	const options = { ...typescriptOptions, typeRoots: [join(packageFolder('@types/node'), '..')] }
	// Any file will do: what matters is what comes along with it.
	const program = ts.createProgram({ rootNames: [join(advisers, 'adviser.ts')], options })
	const found = program
		.getSourceFiles()
		.filter(({ fileName }) => fileName.includes(mark))
		.map(({ fileName, text }) => [belowPackages(fileName), text] as const)
	const manifests = ['@types/node', 'undici-types'].map(async (name) => {
		const text = await readFile(join(packageFolder(name), 'package.json'), 'utf8')
		return [`${name}/package.json`, text] as const
	})
	return Object.fromEntries([...found, ...(await Promise.all(manifests))])
}

/** Where packages lie in a path. */
const mark = '/node_modules/'

function belowPackages(path: string): string {
	return path.slice(path.lastIndexOf(mark) + mark.length)
}

function packageFolder(name: string): string {
	return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
}

async function bundle(entry: string): Promise<string> {
	await using build = await rolldown({
		input: join(advisers, entry),
		platform: 'browser',
		cwd: root,
		plugins: [withoutNode],
	})
	const { output } = await build.generate({ format: 'esm', minify: true, codeSplitting: false })
	const [chunk] = output
	return chunk.code
}

/** What TypeScript asks of Node where there is one: in a worker there is none. */
const withoutNode: Plugin = {
	name: 'without-node',
	resolveId: (specifier) =>
		/^(node:)?(fs|path|os|inspector|perf_hooks|crypto)$|^source-map-support$/.test(specifier)
			? '\0nothing'
			: null,
	load: (id) => (id === '\0nothing' ? 'export default {}' : null),
}
