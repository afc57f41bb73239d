import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { loadPyodide, type PyodideAPI } from 'pyodide'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fetchPypi } from './fetch-pypi.ts'
import { buildPythonLibrary, buildPythonLibraryFrom, type PythonLibrary } from './python-library.ts'
import { manifestSchema, type Fetched, type Recipe } from './python-manifest.ts'
import { emptyFiles, pythonEnvironment, standardIngredients } from './python-recipes.ts'
import { pinOf, standIn, wheelOf, type Files } from './small-archives.ts'

const stock = join(import.meta.dirname, '../../node_modules/pyodide/python_stdlib.zip')

let library: PythonLibrary
let cache: string
let interpreter: PyodideAPI
let said: string[] = []

// The first build on a machine takes its time; later ones find it in the cache.
beforeAll(async () => {
	library = await buildPythonLibrary()
	interpreter = await boot(library)
	cache = await mkdtemp(join(tmpdir(), 'python-library-'))
}, 180_000)
afterAll(() => rm(cache, { recursive: true }))

test('the second call answers the first one’s bundle', async () => {
	expect(await buildPythonLibrary()).toEqual(library)
})

test('the manifest tells the truth about its files', async () => {
	const { folder, manifest } = library
	expect(manifest).toMatchObject({ pyodide: '314.0.7', python: '3.14.2' })
	expect(manifest.environment).toEqual(pythonEnvironment)
	expect(await zipOf(library.stdlib)).toEqual(manifest.stdlib)
	if (manifest.packages.status === 'built' && library.packages !== undefined) {
		expect(manifest.packages).toMatchObject(await zipOf(library.packages))
	}
	for (const { name, licence, licenceFile, version, archiveSha256 } of manifest.parts) {
		expect(licence, name).toMatch(/^(Python-2\.0|PSF-2\.0|MPL-2\.0|Apache-2\.0|MIT|BSD-3-Clause)$/)
		expect(await readFile(join(folder, licenceFile), 'utf8'), name).toMatch(/copyright|licen[cs]e/i)
		expect(version, name).toMatch(/^\d+\.\d+/)
		expect(archiveSha256, name).toMatch(/^[0-9a-f]{64}$/)
	}
})

test('aiohttp and Requests are imported without a word', ({ skip }) => {
	const { manifest } = library
	skip(manifest.packages.status === 'missing', 'There is no source of the packages here.')
	const said = python(`
import aiohttp, aiohttp.web, requests
import importlib.metadata
print(aiohttp.__version__, requests.__version__)
print(importlib.metadata.version('aiohttp'), importlib.metadata.version('requests'))
print(aiohttp.ClientSession.get.__code__.co_filename)
print(aiohttp.http_parser.HttpRequestParser.__module__, requests.certs.where() != '')
`)
	const versions = ['aiohttp', 'requests']
		.map((name) => manifest.parts.find((part) => part.name === name)?.version)
		.join(' ')
	expect(said).toEqual([
		versions,
		versions,
		'/lib/python3.14/site-packages/aiohttp/client.py',
		'aiohttp.http_parser True',
	])
}, 60_000)

test('what the standard library complains about is told of the learner’s line', () => {
	const said = python(`
import logging, time, warnings
with warnings.catch_warnings(record=True, action='always') as heard:
    time.strptime('24', '%d')
print(heard[0].filename, heard[0].lineno)
logging.warning('%d', 'no number')
`)
	expect(said[0]).toBe('<exec> 4')
	const stack = said.slice(said.indexOf('Call stack:'))
	expect(stack.filter((line) => line.startsWith('  File')).at(-1)).toBe(
		'  File "<exec>", line 6, in <module>',
	)
}, 60_000)

test('all of the standard library can be imported, but for what no browser can use', () => {
	const said = python(`
import importlib, io, zipfile
from rooms import stock
for name in sorted(zipfile.ZipFile(io.BytesIO(stock.to_bytes())).namelist()):
    if not name.endswith('.py') or name.endswith('__main__.py'): continue
    module = name.removesuffix('.py').removesuffix('/__init__').replace('/', '.')
    # The one prints a poem, the other opens a browser.
    if module in ('this', 'antigravity'): continue
    try:
        importlib.import_module(module)
    except ImportError as error:
        print(f'{module}: {error}')
`)
	const leftOut = standardIngredients
		.flatMap(({ leaveOut = [] }) => leaveOut)
		.map((path) => path.replace('.py', '').replaceAll('/', '.'))
	const missing = said.filter((line) => !leftOut.some((module) => line.startsWith(module)))
	expect(missing).toEqual([
		"concurrent.futures.interpreter: No module named '_interpreters'",
		"concurrent.interpreters: No module named '_interpreters'",
		"concurrent.interpreters._crossinterp: No module named '_interpreters'",
		"concurrent.interpreters._queues: No module named '_interpreters'",
		"encodings.mbcs: cannot import name 'mbcs_encode' from 'codecs' (/lib/python314.zip/codecs.py)",
		"encodings.oem: cannot import name 'oem_encode' from 'codecs' (/lib/python314.zip/codecs.py)",
		"multiprocessing.forkserver: No module named '_multiprocessing'",
		"multiprocessing.popen_forkserver: No module named '_multiprocessing'",
		"multiprocessing.resource_tracker: No module named '_multiprocessing'",
		"multiprocessing.shared_memory: No module named '_posixshmem'",
		"multiprocessing.synchronize: No module named '_multiprocessing'",
	])
}, 60_000)

const refuses: Recipe = {
	name: 'First',
	fetch: () => Promise.reject(new Error('First is far away.')),
}

const licence: Files = { 'x.dist-info/licenses/LICENSE': 'Licence.' }

/** Stands in for a place that has the packages: small ones of the same names. */
function has(name: string, requests: string): Recipe {
	const fetch = async () => [
		small('aiohttp', { 'aiohttp/__init__.py': '', 'aiohttp/web.py': '' }),
		small('requests', { 'requests/__init__.py': requests }),
	]
	return { name, fetch }
}

function small(name: string, files: Files): Fetched {
	const bytes = wheelOf({ ...files, ...licence })
	return {
		ingredient: { name, licence: 'MIT' },
		from: 'a test',
		original: bytes,
		source: {
			name,
			version: '1.0',
			archive: { file: `${name}.whl`, format: 'zip', bytes },
			root: '',
			licences: ['*/LICENSE'],
		},
	}
}

test('what PyPI has is used when its checksums are right, and passed over when they are not', async () => {
	const aiohttp = wheelOf({ 'aiohttp/__init__.py': '', 'aiohttp/web.py': '', ...licence })
	const requests = wheelOf({ 'requests/__init__.py': '', ...licence })
	const pins = [pinOf('aiohttp', aiohttp), pinOf('requests', requests)]
	const wrong = pins.map((pin) => ({ ...pin, sha256: '0'.repeat(64) }))
	await using pypi = await standIn({
		[pins[0]?.path ?? '']: aiohttp,
		[pins[1]?.path ?? '']: requests,
	})
	const { packages, manifest } = await buildPythonLibraryFrom({
		recipes: [
			{ name: 'Wrong', fetch: () => fetchPypi(wrong, pypi.address) },
			{ name: 'Right', fetch: () => fetchPypi(pins, pypi.address) },
		],
		cache: await seeded(),
	})
	expect(packages).toMatch(/packages\.zip$/)
	expect(manifest.packages).toMatchObject({
		status: 'built',
		recipe: 'Right',
		passedOver: [expect.stringMatching(/^Wrong: .* is not the file that was meant/)],
	})
	expect(manifest.stdlib).toEqual(library.manifest.stdlib)
	expect(manifest.parts.at(-1)).toMatchObject({
		name: 'requests',
		zip: 'packages.zip',
		from: `${pypi.address}/packages/aa/requests-1.0-py3-none-any.whl`,
		archive: 'requests-1.0-py3-none-any.whl',
		archiveSha256: pins[1]?.sha256,
		licenceFile: 'licences/requests.txt',
	})
}, 60_000)

test('without packages the standard library comes alone, and a sentence says what to do', async () => {
	const folder = await seeded()
	const bare = await buildPythonLibraryFrom({ recipes: [refuses], cache: folder })
	expect(bare.packages).toBeUndefined()
	expect(await zipOf(bare.stdlib)).toEqual(library.manifest.stdlib)
	expect(bare.manifest.packages).toEqual({
		status: 'missing',
		why: `aiohttp and Requests are missing, because no source of them could be used. First: First is far away. Make one of them reachable, delete the folders python-library-* in ${folder}, and build again.`,
	})
}, 60_000)

test.for([
	['that cannot be imported', 'import no_such_module', "No module named 'no_such_module'"],
	[
		'that a learner would hear',
		'import warnings\nwarnings.warn("too old")',
		'An import warns: too old',
	],
])('packages %s are refused', { timeout: 60_000 }, async ([, source = '', says = '']) => {
	const { packages, manifest } = await buildPythonLibraryFrom({
		recipes: [has('Second', source)],
		cache: await seeded(),
	})
	expect(packages).toBeUndefined()
	expect(manifest.packages).toMatchObject({ why: expect.stringContaining(says) })
})

test('two builds at once make one bundle, and leave nothing else behind', async () => {
	const where = { recipes: [refuses], cache: await seeded() }
	// A bundle without packages is named after the ten minutes it was made in.
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
	const [one, other] = await Promise.all([
		buildPythonLibraryFrom(where),
		buildPythonLibraryFrom(where),
	])
	vi.useRealTimers()
	expect(one).toEqual(other)
	expect(await readdir(where.cache)).toEqual([
		expect.stringMatching(/-bare-0$/),
		basename(one.folder),
	])
}, 60_000)

/** A cache that holds a bundle without packages from long ago: compiling the standard library takes too long here. */
async function seeded(): Promise<string> {
	const folder = await mkdtemp(join(cache, 'seeded-'))
	const bare = join(folder, `${basename(library.folder).replace(/-bare-.*/, '')}-bare-0`)
	await cp(library.folder, bare, { recursive: true })
	const manifest = manifestSchema.parse({
		...library.manifest,
		packages: { status: 'missing', why: 'It was far away.' },
		parts: library.manifest.parts.filter(({ zip }) => zip === 'stdlib.zip'),
	})
	await writeFile(join(bare, 'manifest.json'), JSON.stringify(manifest))
	return folder
}

/** What a program prints in real Pyodide that boots from the bundle, line by line. */
function python(code: string): string[] {
	said = []
	interpreter.runPython(code)
	return said
}

async function boot({ stdlib, packages }: PythonLibrary): Promise<PyodideAPI> {
	const hear = (line: string) => said.push(line)
	const python = await loadPyodide({
		stdLibURL: stdlib,
		env: { ...pythonEnvironment },
		stdout: hear,
		stderr: hear,
	})
	python.registerJsModule('rooms', {
		stock: new Uint8Array(await readFile(stock)),
		packages: new Uint8Array(packages === undefined ? [] : await readFile(packages)),
		emptyFiles,
	})
	python.runPython(`
import os, rooms, sys
for path in rooms.emptyFiles:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, 'w').close()
with open('/packages.zip', 'wb') as file:
    file.write(rooms.packages.to_bytes())
sys.path.append('/packages.zip')
`)
	return python
}

async function zipOf(path: string) {
	const bytes = await readFile(path)
	return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
