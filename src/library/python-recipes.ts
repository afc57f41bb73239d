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

/** What one archive of Debian brings. */
export interface DebianIngredient extends Ingredient {
	package: string
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
	'trace',
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
			...['functools.py', 'zipfile/__init__.py', '_strptime.py'].map((file) => ({
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

/** Debian's packages, made for Debian 12. apt verifies who signed them; the manifest says which version came. */
export const debianIngredients: readonly DebianIngredient[] = [
	{
		name: 'aiohttp',
		package: 'python3-aiohttp',
		licence: 'Apache-2.0',
		tops: ['aiohttp'],
		leaveOut: ['aiohttp/pytest_plugin.py', 'aiohttp/worker.py'],
	},
	{
		name: 'requests',
		package: 'python3-requests',
		licence: 'Apache-2.0',
		tops: ['requests'],
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
		name: 'urllib3',
		package: 'python3-urllib3',
		licence: 'MIT',
		tops: ['urllib3'],
		leaveOut: [
			'urllib3/contrib/_securetransport',
			'urllib3/contrib/securetransport.py',
			'urllib3/contrib/appengine.py',
			'urllib3/contrib/ntlmpool.py',
		],
	},
	{ name: 'six', package: 'python3-six', licence: 'MIT', tops: ['six'] },
	{
		name: 'charset-normalizer',
		package: 'python3-charset-normalizer',
		licence: 'MIT',
		tops: ['charset_normalizer'],
		leaveOut: ['charset_normalizer/cli'],
	},
	{ name: 'idna', package: 'python3-idna', licence: 'BSD-3-Clause', tops: ['idna'] },
	{ name: 'certifi', package: 'python3-certifi', licence: 'MPL-2.0', tops: ['certifi'] },
	{ name: 'multidict', package: 'python3-multidict', licence: 'Apache-2.0', tops: ['multidict'] },
	{ name: 'yarl', package: 'python3-yarl', licence: 'Apache-2.0', tops: ['yarl'] },
	{
		name: 'frozenlist',
		package: 'python3-frozenlist',
		licence: 'Apache-2.0',
		tops: ['frozenlist'],
	},
	{ name: 'aiosignal', package: 'python3-aiosignal', licence: 'Apache-2.0', tops: ['aiosignal'] },
	{
		name: 'async-timeout',
		package: 'python3-async-timeout',
		licence: 'Apache-2.0',
		tops: ['async_timeout'],
	},
	{ name: 'attrs', package: 'python3-attr', licence: 'MIT', tops: ['attr', 'attrs'] },
]
