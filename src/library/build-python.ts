import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCompiler } from './compile-python.ts'
import { cacheFolder, pyodideFolder } from './installed.ts'
import { buildPythonLibrary } from './python-library.ts'
import type { PythonManifest } from './python-manifest.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const machine = join(root, 'src/runtimes/machine/python')

/** What an interpreter is fetched from; its licence is among those of the library. */
const pyodideFiles = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'package.json']

/** The folder that a site serves, and the files in it by their names; see `PythonFiles` of the machine. */
export interface PythonFolder {
	/** Absolute. Its name changes whenever anything in it does. */
	folder: string
	files: { pyodide: string; library: string; machine: string; packages?: string }
	manifest: PythonManifest
}

/**
 * Lays everything that the Python machine consists of into one folder: Pyodide, CPython's library, the
 * packages, and the machine's own side in Python, compiled. It is made once for each state of them.
 */
export async function buildPython(): Promise<PythonFolder> {
	const { folder: libraryFolder, manifest, packages } = await buildPythonLibrary()
	const sources = await readSources()
	const hash = createHash('sha256')
	for (const [name, bytes] of sources) hash.update(`${name}\0`).update(bytes)
	hash.update(libraryFolder).update(await readFile(join(pyodideFolder, 'package.json')))
	// The way the folder is laid out, by a name.
	hash.update('with licences')
	const folder = join(cacheFolder, `python-${hash.digest('hex').slice(0, 16)}`)
	if (!existsSync(folder)) await lay(folder, libraryFolder, packages, sources)
	return {
		folder,
		files: {
			pyodide: `${folder}/`,
			library: join(folder, 'library.zip'),
			machine: join(folder, 'machine.zip'),
			...(packages !== undefined && { packages: join(folder, 'packages.zip') }),
		},
		manifest,
	}
}

async function lay(
	folder: string,
	library: string,
	packages: string | undefined,
	sources: ReadonlyMap<string, Uint8Array>,
) {
	const draft = `${folder}.${randomUUID()}`
	await mkdir(draft, { recursive: true })
	try {
		for (const name of pyodideFiles) await copyFile(join(pyodideFolder, name), join(draft, name))
		await copyFile(join(library, 'stdlib.zip'), join(draft, 'library.zip'))
		await copyFile(join(library, 'manifest.json'), join(draft, 'manifest.json'))
		await cp(join(library, 'licences'), join(draft, 'licences'), { recursive: true })
		if (packages !== undefined) await copyFile(packages, join(draft, 'packages.zip'))
		await writeFile(join(draft, 'machine.zip'), await compileMachine(sources, library))
		await rename(draft, folder)
	} catch (error) {
		await rm(draft, { recursive: true, force: true })
		// Another process was quicker, and made the same.
		if (!existsSync(folder)) throw error
	}
}

async function compileMachine(
	sources: ReadonlyMap<string, Uint8Array>,
	library: string,
): Promise<Uint8Array> {
	await using compiler = openCompiler({ stdlib: join(library, 'stdlib.zip') })
	const { zip } = await compiler.pack(
		[
			{
				name: 'machine',
				version: '0',
				archive: { file: 'machine.tar', format: 'tar', bytes: tarOf(sources) },
				root: '',
				licences: [],
			},
		],
		'/lib/',
	)
	return zip
}

/** By their names from where imports start, in order. */
async function readSources(): Promise<Map<string, Uint8Array>> {
	const entries = await readdir(machine, { recursive: true, withFileTypes: true })
	const paths = entries
		.filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
	const files = new Map<string, Uint8Array>()
	for (const path of paths) files.set(relative(machine, path), await readFile(path))
	return files
}

/** The files as a tar archive, the plainest there is: a block of 512 bytes before each. */
function tarOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const blocks = [...files].flatMap(([name, bytes]) => {
		const header = Buffer.alloc(512)
		header.write(name, 0)
		header.write('0000644\0', 100)
		header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
		header.write('00000000000\0', 136)
		header.write('        0ustar\x0000', 148)
		const sum = header.reduce((total, byte) => total + byte, 0)
		header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
		const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512)
		return [header, bytes, padding]
	})
	return Buffer.concat([...blocks, Buffer.alloc(1024)])
}
