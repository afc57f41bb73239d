import type { PythonSource } from './compile-python.ts'

/**
 * What the interpreter's environment must say before it starts: the libraries look for their compiled
 * extensions, which a browser cannot run, unless they are told not to.
 */
export const pythonEnvironment = {
	AIOHTTP_NO_EXTENSIONS: '1',
	MULTIDICT_NO_EXTENSIONS: '1',
	YARL_NO_EXTENSIONS: '1',
	FROZENLIST_NO_EXTENSIONS: '1',
	PROPCACHE_NO_EXTENSIONS: '1',
} as const

/**
 * Debian's certifi names this file, and Requests wants it to exist before it opens a connection. Nothing
 * reads it: no TLS is spoken inside the machine.
 */
export const emptyFiles = ['/etc/ssl/certs/ca-certificates.crt']

/** Where tracebacks say that the standard library lies; a learner's own frames never do. */
export const standardFolder = '/lib/python3.14/'
/** Where tracebacks say that aiohttp and Requests lie. */
export const packagesFolder = '/lib/python3.14/site-packages/'

/** A source before it is fetched: where its licence is known, and its archive not yet. */
export interface Ingredient extends Omit<PythonSource, 'archive' | 'root' | 'licences'> {
	/** SPDX. */
	licence: string
}

/** What one archive from PyPI brings. */
export interface PypiIngredient extends Ingredient {
	version: string
	/** Where it lies on files.pythonhosted.org and on its mirrors. */
	path: string
	sha256: string
	/** In an archive of sources: the folder from which imports start, with its slash; its top, where it is left out. */
	inside?: string
}

/** What one package of Debian brings. */
export interface DebianIngredient extends Ingredient {
	package: string
	/** The first Debian that has the package, and whose aiohttp needs it; 12, where it is left out. */
	since?: 13
}

const shellModules = [
	'__main__',
	'_minimal_curses',
	'_module_completer',
	'base_eventqueue',
	'commands',
	'completing_reader',
	'console',
	'curses',
	'fancy_termios',
	'historical_reader',
	'input',
	'keymap',
	'main',
	'reader',
	'readline',
	'simple_interact',
	'terminfo',
	'unix_console',
	'unix_eventqueue',
	'windows_console',
	'windows_eventqueue',
]

/**
 * The zip that comes with Pyodide. What is left out needs a terminal, another program or another
 * operating system, and no other module needs it.
 */
export const standardIngredients: readonly Ingredient[] = [
	{
		name: 'python',
		licence: 'Python-2.0',
		leaveOut: [
			'pyodide',
			'_pyodide',
			// It asks `_remote_debugging` about another process, and kills the interpreter.
			'asyncio/tools.py',
			'asyncio/__main__.py',
			'asyncio/windows_events.py',
			'asyncio/windows_utils.py',
			'multiprocessing/popen_spawn_win32.py',
			'ctypes/macholib',
			'__hello__.py',
			'__phello__',
			// The interactive shell, but for the pager that `help` uses and the colours that `pdb` uses.
			...shellModules.map((name) => `_pyrepl/${name}.py`),
		],
		edits: [
			...['zipfile/__init__.py', '_strptime.py'].map((file) => ({
				file,
				from: 'os.path.dirname(__file__)',
				to: 'os.path.dirname((lambda: 0).__code__.co_filename)',
				why: 'A warning passes over the frames of its own module by their folder, which is not that of the zip.',
			})),
			{
				file: 'logging/__init__.py',
				from: '__path__[0]',
				to: 'os.path.dirname(_srcfile)',
				why: 'An error in a log call passes over the frames of its own module by their folder, which is not that of the zip.',
			},
		],
	},
	{ name: 'pyodide', licence: 'MPL-2.0', tops: ['pyodide', '_pyodide'] },
]

const aiohttp: Ingredient = {
	name: 'aiohttp',
	// The part of it that is MIT is the parser in C, which is not taken.
	licence: 'Apache-2.0',
	tops: ['aiohttp'],
	// They serve pytest, gunicorn and Cython.
	leaveOut: ['aiohttp/pytest_plugin.py', 'aiohttp/worker.py', 'aiohttp/_websocket/reader_c.py'],
}
const requests: Ingredient = { name: 'requests', licence: 'Apache-2.0', tops: ['requests'] }
const urllib3: Ingredient = {
	name: 'urllib3',
	licence: 'MIT',
	tops: ['urllib3'],
	leaveOut: [
		'urllib3/contrib/emscripten',
		'urllib3/contrib/_securetransport',
		'urllib3/contrib/securetransport.py',
		'urllib3/contrib/appengine.py',
		'urllib3/contrib/ntlmpool.py',
	],
}
const socketsNotFetch = {
	file: 'urllib3/__init__.py',
	from: 'if sys.platform == "emscripten":',
	to: 'if False:',
	why: 'In a browser it would take fetch() in place of sockets, and the machine has sockets.',
}
const charsetNormalizer: Ingredient = {
	name: 'charset-normalizer',
	licence: 'MIT',
	tops: ['charset_normalizer'],
	leaveOut: ['charset_normalizer/cli'],
}
const idna: Ingredient = { name: 'idna', licence: 'BSD-3-Clause', tops: ['idna'] }
const certifi: Ingredient = { name: 'certifi', licence: 'MPL-2.0', tops: ['certifi'] }
const multidict: Ingredient = { name: 'multidict', licence: 'Apache-2.0', tops: ['multidict'] }
const yarl: Ingredient = { name: 'yarl', licence: 'Apache-2.0', tops: ['yarl'] }
const frozenlist: Ingredient = { name: 'frozenlist', licence: 'Apache-2.0', tops: ['frozenlist'] }
const aiosignal: Ingredient = { name: 'aiosignal', licence: 'Apache-2.0', tops: ['aiosignal'] }
const propcache: Ingredient = { name: 'propcache', licence: 'Apache-2.0', tops: ['propcache'] }
const aiohappyeyeballs: Ingredient = {
	name: 'aiohappyeyeballs',
	licence: 'PSF-2.0',
	tops: ['aiohappyeyeballs'],
}
const attrs: Ingredient = { name: 'attrs', licence: 'MIT', tops: ['attr', 'attrs'] }

/** PyPI: wheels where one runs everywhere, sources otherwise. What arrives must have these checksums. */
export const pypiIngredients: readonly PypiIngredient[] = [
	{
		...aiohttp,
		version: '3.13.5',
		path: 'packages/77/9a/152096d4808df8e4268befa55fba462f440f14beab85e8ad9bf990516918/aiohttp-3.13.5.tar.gz',
		sha256: '9d98cc980ecc96be6eb4c1994ce35d28d8b1f5e5208a23b421187d1209dbb7d1',
	},
	{
		...requests,
		version: '2.33.1',
		path: 'packages/d7/8e/7540e8a2036f79a125c1d2ebadf69ed7901608859186c856fa0388ef4197/requests-2.33.1-py3-none-any.whl',
		sha256: '4e6d1ef462f3626a1f0a0a9c42dd93c63bad33f9f1c1937509b8c5c8718ab56a',
	},
	{
		...urllib3,
		version: '2.6.3',
		path: 'packages/39/08/aaaad47bc4e9dc8c725e68f9d04865dbcb2052843ff09c97b08904852d84/urllib3-2.6.3-py3-none-any.whl',
		sha256: 'bf272323e553dfb2e87d9bfd225ca7b0f467b919d7bbd355436d3fd37cb0acd4',
		edits: [socketsNotFetch],
	},
	{
		...charsetNormalizer,
		version: '3.4.7',
		path: 'packages/db/8f/61959034484a4a7c527811f4721e75d02d653a35afb0b6054474d8185d4c/charset_normalizer-3.4.7-py3-none-any.whl',
		sha256: '3dce51d0f5e7951f8bb4900c257dad282f49190fdbebecd4ba99bcc41fef404d',
	},
	{
		...idna,
		version: '3.11',
		path: 'packages/0e/61/66938bbb5fc52dbdf84594873d5b51fb1f7c7794e9c0f5bd885f30bc507b/idna-3.11-py3-none-any.whl',
		sha256: '771a87f49d9defaf64091e6e6fe9c18d4833f140bd19464795bc32d966ca37ea',
	},
	{
		...certifi,
		version: '2026.4.22',
		path: 'packages/22/30/7cd8fdcdfbc5b869528b079bfb76dcdf6056b1a2097a662e5e8c04f42965/certifi-2026.4.22-py3-none-any.whl',
		sha256: '3cb2210c8f88ba2318d29b0388d1023c8492ff72ecdde4ebdaddbb13a31b1c4a',
		data: ['certifi/cacert.pem'],
	},
	{
		...multidict,
		version: '6.7.1',
		path: 'packages/81/08/7036c080d7117f28a4af526d794aab6a84463126db031b007717c1a6676e/multidict-6.7.1-py3-none-any.whl',
		sha256: '55d97cc6dae627efa6a6e548885712d4864b81110ac76fa4e534c03819fa4a56',
	},
	{
		...yarl,
		version: '1.23.0',
		path: 'packages/23/6e/beb1beec874a72f23815c1434518bfc4ed2175065173fb138c3705f658d4/yarl-1.23.0.tar.gz',
		sha256: '53b1ea6ca88ebd4420379c330aea57e258408dd0df9af0992e5de2078dc9f5d5',
	},
	{
		...frozenlist,
		version: '1.8.0',
		path: 'packages/9a/9a/e35b4a917281c0b8419d4207f4334c8e8c5dbf4f3f5f9ada73958d937dcc/frozenlist-1.8.0-py3-none-any.whl',
		sha256: '0c18a16eab41e82c295618a77502e17b195883241c563b00f0aa5106fc4eaa0d',
	},
	{
		...propcache,
		version: '0.4.1',
		inside: 'src/',
		path: 'packages/9e/da/e9fc233cf63743258bff22b3dfa7ea5baef7b5bc324af47a0ad89b8ffc6f/propcache-0.4.1.tar.gz',
		sha256: 'f48107a8c637e80362555f37ecf49abe20370e557cc4ab374f04ec4423c97c3d',
	},
	{
		...aiosignal,
		version: '1.4.0',
		path: 'packages/fb/76/641ae371508676492379f16e2fa48f4e2c11741bd63c48be4b12a6b09cba/aiosignal-1.4.0-py3-none-any.whl',
		sha256: '053243f8b92b990551949e63930a839ff0cf0b0ebbe0597b0f3fb19e1a0fe82e',
	},
	{
		...aiohappyeyeballs,
		version: '2.6.1',
		path: 'packages/0f/15/5bf3b99495fb160b63f95972b81750f18f7f4e02ad051373b669d17d44f2/aiohappyeyeballs-2.6.1-py3-none-any.whl',
		sha256: 'f349ba8f4b75cb25c99c5c2d84e997e485204d2902a9597802b0371f09331fb8',
	},
	{
		...attrs,
		version: '26.1.0',
		path: 'packages/64/b4/17d4b0b2a2dc85a6df63d1157e028ed19f90d4cd97c36717afef2bc2f395/attrs-26.1.0-py3-none-any.whl',
		sha256: 'c647aa4a12dfbad9333ca4e71fe62ddc36f4e63b2d260a37a8b83d2f043ac309',
	},
]

/** Debian's packages, as Debian 12 and 13 have them. apt verifies who signed them; the manifest says which version came. */
export const debianIngredients: readonly DebianIngredient[] = [
	{ ...aiohttp, package: 'python3-aiohttp' },
	{
		...requests,
		package: 'python3-requests',
		edits: [
			{
				file: 'requests/__init__.py',
				version: '2.28.1',
				from: '(2, 0, 0) <= (major, minor, patch) < (3, 0, 0)',
				to: '(2, 0, 0) <= (major, minor, patch) < (4, 0, 0)',
				why: 'Requests 2.28.1 warns about charset-normalizer 3, which Requests 2.28.2 accepts by this change.',
			},
		],
	},
	{
		...urllib3,
		package: 'python3-urllib3',
		edits: [{ ...socketsNotFetch, version: '2.3.0' }],
	},
	{ name: 'six', package: 'python3-six', licence: 'MIT', tops: ['six'] },
	{ ...charsetNormalizer, package: 'python3-charset-normalizer' },
	{ ...idna, package: 'python3-idna' },
	{ ...certifi, package: 'python3-certifi' },
	{ ...multidict, package: 'python3-multidict' },
	{ ...yarl, package: 'python3-yarl' },
	{ ...frozenlist, package: 'python3-frozenlist' },
	{ ...propcache, package: 'python3-propcache', since: 13 },
	{ ...aiosignal, package: 'python3-aiosignal' },
	{ ...aiohappyeyeballs, package: 'python3-aiohappyeyeballs', since: 13 },
	{
		name: 'async-timeout',
		package: 'python3-async-timeout',
		licence: 'Apache-2.0',
		tops: ['async_timeout'],
	},
	{ ...attrs, package: 'python3-attr' },
]
