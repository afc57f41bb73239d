/** What a Python module cannot be called, for the language means something by it. */
const keywords =
	'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'

/** Modules that a program may need. A file of that name beside it would be found in their place. */
const modules =
	'abc aiohttp argparse array ast asyncio base64 bisect calendar cmath code codecs collections compression concurrent configparser contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno fractions functools gc getpass glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword locale logging lzma marshal math mimetypes multidict multiprocessing numbers opcode operator os pathlib pdb pickle platform pprint profile queue random re reprlib requests resource sched secrets select selectors shelve shutil signal site socket socketserver sqlite3 ssl stat statistics string struct subprocess symtable sys tarfile tempfile textwrap threading time timeit token tokenize trace traceback tracemalloc types typing unittest urllib urllib3 uuid warnings wave weakref xml yarl zipfile zlib zoneinfo'

const reserved = new Set(keywords.split(' '))
const taken = new Set(modules.split(' '))

/** Why no Python file can have that name, as the rest of a sentence; `undefined` when it can. */
export function whyNoModule(name: string): string | undefined {
	if (reserved.has(name)) return 'means something in Python, so no file can be called that'
	if (taken.has(name))
		return 'is a module that Python has already, and a file of that name hides it'
	return undefined
}
