import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
	copyFile,
	link,
	mkdir,
	readFile,
	readdir,
	rename,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { tryImports } from './check-python.ts'
import { cacheFolder, pyodideFolder } from './installed.ts'
import { openCompiler, type PackedPart, type PythonCompiler } from './compile-python.ts'
import { fetchDebian } from './fetch-debian.ts'
import { fetchPypi } from './fetch-pypi.ts'
import {
	manifestSchema,
	type Fetched,
	type PythonManifest,
	type PythonPart,
	type Recipe,
} from './python-manifest.ts'
import {
	emptyFiles,
	packagesFolder,
	pythonEnvironment,
	standardFolder,
	standardIngredients,
} from './python-recipes.ts'

const here = import.meta.dirname
const ours = [
	'check-python.ts',
	'check-python-worker.ts',
	'compile-python.py',
	'compile-python.ts',
	'compile-python-worker.ts',
	'fetch-debian.ts',
	'fetch-pypi.ts',
	'next-message.ts',
	'python-library.ts',
	'python-manifest.ts',
	'python-recipes.ts',
]

/** How long a library without packages is believed before the sources are asked again, in milliseconds. */
const patience = 10 * 60 * 1000

/** Absolute paths of the bundle; without `packages`, `manifest.packages.why` says what to do. */
export interface PythonLibrary {
	folder: string
	stdlib: string
	packages: string | undefined
	manifest: PythonManifest
}

/** From where packages come, tried in order, and in which folder bundles are kept. */
export interface Where {
	recipes: readonly Recipe[]
	cache: string
}

const usual: Where = {
	recipes: [
		{ name: 'PyPI', fetch: () => fetchPypi() },
		{ name: 'Debian', fetch: () => fetchDebian() },
	],
	cache: cacheFolder,
}

let underWay: Promise<PythonLibrary> | undefined

/**
 * Makes the standard library, aiohttp and Requests as bytecode that the browser's CPython imports,
 * once for each state of the recipes and of Pyodide. Where no source of the packages answers, the
 * standard library comes alone, and the manifest says why and what to do.
 */
export function buildPythonLibrary(): Promise<PythonLibrary> {
	underWay ??= buildPythonLibraryFrom(usual).finally(() => {
		underWay = undefined
	})
	return underWay
}

/** The same, from other recipes and in another folder. */
export async function buildPythonLibraryFrom({ recipes, cache }: Where): Promise<PythonLibrary> {
	const name = `python-library-${await hashOfRecipes()}`
	const whole = join(cache, name)
	// A name for each stretch of time: nobody replaces a folder that another process reads.
	const bare = join(cache, `${name}-bare-${Math.floor(Date.now() / patience)}`)
	for (const folder of [whole, bare]) if (existsSync(folder)) return open(folder)
	await mkdir(cache, { recursive: true })
	const draft = join(cache, `${name}.${randomUUID()}`)
	await mkdir(join(draft, 'licences'), { recursive: true })
	try {
		const earlier = await standardOf(cache, `${name}-bare-`, draft)
		await using compiler = openCompiler(earlier ? { stdlib: join(draft, 'stdlib.zip') } : {})
		const standard = earlier ?? (await compileStandard(compiler, draft))
		const packages = await compilePackages(compiler, draft, { recipes, cache })
		const manifest = {
			...standard,
			packages: packages.made,
			parts: [...standard.parts, ...packages.parts],
		}
		await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`)
		const folder = packages.made.status === 'built' ? whole : bare
		await settle(draft, folder)
		await forgetOld(cache)
		return await open(folder)
	} finally {
		await rm(draft, { recursive: true, force: true })
	}
}

/** A finished bundle. */
async function open(folder: string): Promise<PythonLibrary> {
	const manifest = manifestSchema.parse(
		JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
	)
	const packages = manifest.packages.status === 'built' ? join(folder, 'packages.zip') : undefined
	return { folder, stdlib: join(folder, 'stdlib.zip'), packages, manifest }
}

/** Two processes may build at once: a rename is whole or not at all, and the first one stays. */
async function settle(draft: string, folder: string) {
	try {
		await rename(draft, folder)
	} catch (error) {
		if (!existsSync(folder)) throw error
	}
}

/** Bundles of recipes that are long gone; a day keeps what another process may still be reading. */
async function forgetOld(cache: string) {
	const yesterday = Date.now() - 24 * 60 * 60 * 1000
	for (const name of await readdir(cache)) {
		if (!name.startsWith('python-library-')) continue
		const path = join(cache, name)
		// Another process may have taken it away already: then it is as it should be.
		const { mtimeMs = yesterday } = (await stat(path).catch(() => undefined)) ?? {}
		if (mtimeMs < yesterday) await rm(path, { recursive: true, force: true })
	}
}

/** The standard library of an earlier bundle that has no packages; compiling it takes the longest. */
async function standardOf(cache: string, prefix: string, draft: string) {
	const earlier = (await readdir(cache))
		.filter((name) => name.startsWith(prefix))
		.sort()
		.at(-1)
	if (earlier === undefined) return undefined
	const { folder, stdlib, manifest } = await open(join(cache, earlier))
	await link(stdlib, join(draft, 'stdlib.zip'))
	for (const { licenceFile } of manifest.parts) {
		await copyFile(join(folder, licenceFile), join(draft, licenceFile))
	}
	return manifest
}

async function compileStandard(compiler: PythonCompiler, draft: string) {
	const file = 'python_stdlib.zip'
	const version = await pyodideVersion()
	const bytes = await readFile(join(pyodideFolder, file))
	const fetched = standardIngredients.map((ingredient): Fetched => ({
		ingredient,
		from: `npm pyodide@${version}`,
		original: bytes,
		source: {
			...ingredient,
			...(ingredient.name === 'pyodide' ? { version } : {}),
			archive: { file, format: 'zip', bytes },
			root: '',
			licences: [],
		},
		completeLicence: () => readFile(join(here, 'licences', `${ingredient.licence}.txt`), 'utf8'),
	}))
	const { zip, parts, python } = await compile(compiler, draft, 'stdlib.zip', fetched)
	return {
		pyodide: version,
		python,
		stdlib: zip,
		environment: pythonEnvironment,
		emptyFiles,
		parts,
	}
}

async function compilePackages(compiler: PythonCompiler, draft: string, { recipes, cache }: Where) {
	const passedOver: string[] = []
	for (const { name, fetch } of recipes) {
		try {
			const { zip, parts } = await compile(compiler, draft, 'packages.zip', await fetch())
			await tryImports(draft, ['aiohttp', 'aiohttp.web', 'requests'])
			return { made: { status: 'built', recipe: name, passedOver, ...zip } as const, parts }
		} catch (error) {
			passedOver.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
		}
	}
	await rm(join(draft, 'packages.zip'), { force: true })
	const why = `aiohttp and Requests are missing, because no source of them could be used. ${passedOver.join(' ')} Make one of them reachable, delete the folders python-library-* in ${cache}, and build again.`
	return { made: { status: 'missing', why } as const, parts: [] }
}

/** Compiles what was fetched into one zip of the draft, with its licences beside it. */
async function compile(
	compiler: PythonCompiler,
	draft: string,
	zip: PythonPart['zip'],
	fetched: readonly Fetched[],
) {
	const packed = await compiler.pack(
		fetched.map(({ source }) => source),
		zip === 'stdlib.zip' ? standardFolder : packagesFolder,
	)
	await writeFile(join(draft, zip), packed.zip)
	const parts = await Promise.all(
		packed.parts.map((part, index) => describe(draft, zip, part, fetched[index])),
	)
	return {
		zip: { bytes: packed.zip.length, sha256: sha256(packed.zip) },
		parts,
		python: packed.python,
	}
}

async function describe(
	draft: string,
	zip: PythonPart['zip'],
	{ licence, ...packed }: PackedPart,
	fetched: Fetched | undefined,
): Promise<PythonPart> {
	if (fetched === undefined) throw new Error(`${packed.name} was packed, and nobody fetched it.`)
	const { archive } = fetched.source
	const text = await (fetched.completeLicence?.(licence) ?? licence)
	if (text.trim() === '') throw new Error(`${archive.file} has no licence text.`)
	const licenceFile = `licences/${packed.name}.txt`
	await writeFile(join(draft, licenceFile), text)
	return {
		...packed,
		zip,
		from: fetched.from,
		archive: archive.file,
		archiveSha256: sha256(fetched.original),
		licence: fetched.ingredient.licence,
		licenceFile,
	}
}

/** All that decides what a bundle holds. */
async function hashOfRecipes(): Promise<string> {
	const hash = createHash('sha256').update(await pyodideVersion())
	for (const name of ours) {
		hash.update(`${name}\0`).update(await readFile(join(here, name)))
	}
	return hash.digest('hex').slice(0, 16)
}

async function pyodideVersion(): Promise<string> {
	const { version } = z
		.object({ version: z.string() })
		.parse(JSON.parse(await readFile(join(pyodideFolder, 'package.json'), 'utf8')))
	return version
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex')
}
