import { loadPyodide, type PyodideAPI } from 'pyodide'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
	openCompiler,
	type Edit,
	type PythonCompiler,
	type PythonSource,
} from './compile-python.ts'
import { buildPythonLibrary } from './python-library.ts'
import { sourcesOf, wheelOf, type Files } from './small-archives.ts'

const files = {
	'sample/__init__.py': '"""A sample."""\nfrom .deep.inner import fail\n',
	'sample/deep/__init__.py': '',
	'sample/deep/inner.py':
		'NAMES = {"a", "b", "c", "d"}\n\ndef fail():\n    raise ValueError(__name__)\n',
	'sample/table.txt': 'one two',
	'sample/notes.txt': 'nobody reads this',
	'sample/_fast.so': 'compiled',
	'sample/worker.py': 'import gunicorn\n',
	'tests/test_sample.py': '',
	'sample-1.5.dist-info/METADATA': 'Name: sample\nVersion: 1.5\n\n# A long description\n',
	'sample-1.5.dist-info/licenses/LICENSE': 'Do what you like.',
}

const sample: PythonSource = {
	name: 'sample',
	archive: { file: 'sample-1.5-py3-none-any.whl', format: 'zip', bytes: wheelOf(files) },
	root: '',
	tops: ['sample'],
	data: ['sample/table.txt'],
	leaveOut: ['sample/worker.py'],
	licences: ['*.dist-info/licenses/*'],
}

let stdlib: string
let compiler: PythonCompiler
let interpreter: PyodideAPI
let said: string[] = []
let packed: Awaited<ReturnType<PythonCompiler['pack']>>

const pack = (source: PythonSource) => compiler.pack([source], '/lib/shelf/')

// The first build on a machine takes its time; later ones find it in the cache.
beforeAll(async () => {
	stdlib = (await buildPythonLibrary()).stdlib
	compiler = openCompiler({ stdlib })
	packed = await pack(sample)
	interpreter = await boot()
}, 180_000)
afterAll(() => compiler[Symbol.asyncDispose]())

test('what was packed is reported', () => {
	expect(packed.python).toBe('3.14.2')
	expect(packed.parts).toEqual([
		{
			name: 'sample',
			version: '1.5',
			files: 5,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			changes: [],
			licence: 'Do what you like.',
		},
	])
})

test(
	'the same sources give the same bytes in another interpreter',
	{ timeout: 60_000 },
	async () => {
		await using other = openCompiler({ stdlib })
		const again = await other.pack([sample], '/lib/shelf/')
		expect(Buffer.compare(again.zip, packed.zip)).toBe(0)
		expect(again.parts).toEqual(packed.parts)
	},
)

test('an archive of sources gives the bytes of a wheel', async () => {
	const bytes = sourcesOf(inside('sample-1.5/src/', files))
	const again = await pack({
		...sample,
		archive: { file: 'sample-1.5.tar.gz', format: 'tar', bytes },
		root: 'sample-1.5/src/',
	})
	expect(Buffer.compare(again.zip, packed.zip)).toBe(0)
})

test('a change is made before the source is compiled', async () => {
	const { parts } = await pack({ ...sample, edits: [greeting, { ...greeting, version: '9' }] })
	expect(parts[0]?.changes).toEqual(['sample/__init__.py: A test needs it.'])
	expect(parts[0]?.sha256).not.toBe(packed.parts[0]?.sha256)
})

const greeting: Edit = {
	file: 'sample/__init__.py',
	version: '1.5',
	from: 'A sample.',
	to: 'Changed.',
	why: 'A test needs it.',
}

test.for([
	{
		what: 'a change that does not fit',
		source: { edits: [{ ...greeting, from: 'No such text' }] },
		says: "sample/__init__.py of sample-1.5-py3-none-any.whl has 'No such text' 0 times, and the recipe changes it 1 times.",
	},
	{
		what: 'a change to a file that is not there',
		source: { edits: [{ ...greeting, file: 'sample/gone.py' }] },
		says: 'sample-1.5-py3-none-any.whl has no sample/gone.py, which the recipe changes.',
	},
	{
		what: 'an archive of something else',
		source: { tops: ['other'] },
		says: 'sample-1.5-py3-none-any.whl holds nothing of sample under /.',
	},
	{
		what: 'an archive that is broken',
		source: { archive: { ...sample.archive, bytes: new Uint8Array(9) } },
		says: 'sample-1.5-py3-none-any.whl cannot be unpacked: File is not a zip file.',
	},
])('$what is refused', async ({ source, says }) => {
	await expect(pack({ ...sample, ...source })).rejects.toThrow(says)
})

test('Python imports from the zip, and its frames say where the source lies', () => {
	const said = python(`
import sample, traceback
try:
    sample.fail()
except ValueError:
    traceback.print_exc()
`)
	expect(said).toEqual([
		'Traceback (most recent call last):',
		'  File "<exec>", line 4, in <module>',
		'  File "/lib/shelf/sample/deep/inner.py", line 4, in fail',
		'ValueError: sample.deep.inner',
	])
})

test('data and metadata are where the library looks for them', () => {
	const said = python(`
import importlib.metadata, pkgutil
print(pkgutil.get_data('sample', 'table.txt').decode())
print(importlib.metadata.version('sample'))
`)
	expect(said).toEqual(['one two', '1.5'])
})

test('the zip is sorted and stored, and knows neither the time nor the sources', () => {
	const said = python(`
import zipfile
entries = zipfile.ZipFile('/shelf.zip').infolist()
print([i.filename for i in entries])
print({(i.date_time, i.compress_type) for i in entries})
# The flags of bytecode: 1 stands for a hash that nobody checks.
print({zipfile.ZipFile('/shelf.zip').read(i)[4:8] for i in entries if i.filename.endswith('.pyc')})
`)
	expect(said).toEqual([
		"['sample-1.5.dist-info/METADATA', 'sample/__init__.pyc', 'sample/deep/__init__.pyc', 'sample/deep/inner.pyc', 'sample/table.txt']",
		'{((1980, 1, 1, 0, 0, 0), 0)}',
		"{b'\\x01\\x00\\x00\\x00'}",
	])
})

/** The same files in a folder. */
function inside(folder: string, files: Files): Files {
	return Object.fromEntries(Object.entries(files).map(([name, text]) => [folder + name, text]))
}

/** What a program prints in real Pyodide that can import from the zip, line by line. */
function python(code: string): string[] {
	said = []
	interpreter.runPython(code)
	return said
}

async function boot(): Promise<PyodideAPI> {
	const hear = (line: string) => said.push(line)
	const python = await loadPyodide({ stdLibURL: stdlib, stdout: hear, stderr: hear })
	python.registerJsModule('shelf', { zip: packed.zip })
	python.runPython(`
import shelf, sys
with open('/shelf.zip', 'wb') as file:
    file.write(shelf.zip.to_bytes())
sys.path.append('/shelf.zip')
`)
	return python
}
