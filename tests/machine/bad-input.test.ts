import { describe, expect, test } from 'vitest'
import { endOfTraceback, runOnMachine } from './machine-run.ts'

// Whatever a learner writes ends in a clear sentence, and the next program runs.

function run(source: string | Uint8Array, beside: Readonly<Record<string, string>> = {}) {
	return runOnMachine({ file: 'main.py', source, beside })
}

function bytes(...parts: (string | number)[]): Uint8Array {
	return Buffer.concat(
		parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))),
	)
}

describe('text that is no program', () => {
	test.for([
		[
			'def f(:\n    pass\n',
			'  File "/home/learner/main.py", line 1\n    def f(:\n          ^\nSyntaxError: invalid syntax\n',
		],
		[
			'def f():\nx = 1\n',
			'  File "/home/learner/main.py", line 2\n    x = 1\n    ^\nIndentationError: expected an indented block after function definition on line 1\n',
		],
		[
			'print("hello\n',
			'  File "/home/learner/main.py", line 1\n    print("hello\n          ^\nSyntaxError: unterminated string literal (detected at line 1)\n',
		],
		[
			bytes('x = 1\ny = "caf', 0xe9, '"\n'),
			'  File "/home/learner/main.py", line 2\n    y = "caf\ufffd"\n            ^\nSyntaxError: Non-UTF-8 code starting with \'\\xe9\' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details\n',
		],
		[
			bytes('x = 1\ny = ', 0, '2\n'),
			'  File "/home/learner/main.py", line 2\n    y = \n        ^\nSyntaxError: source code cannot contain null bytes\n',
		],
		[
			'# -*- coding: no-such -*-\nprint(1)\n',
			'  File "/home/learner/main.py", line 1\nSyntaxError: unknown encoding: no-such\n',
		],
	] as const)('is told with its place: %#', async ([source, stderr]) => {
		expect(await run(source)).toMatchObject({ stdout: '', stderr, exitCode: 1 })
	})

	test('in an encoding that it declares, or after a byte order mark, is a program', async () => {
		const declared = bytes('# -*- coding: latin-1 -*-\nprint("caf', 0xe9, '")\n')
		expect(await run(declared)).toMatchObject({ stdout: 'café\n', stderr: '', exitCode: 0 })
		const marked = bytes(0xef, 0xbb, 0xbf, 'print("marked")\n')
		expect(await run(marked)).toMatchObject({ stdout: 'marked\n', stderr: '', exitCode: 0 })
	})
})

describe('a module that is missing', () => {
	const has =
		'This machine has the standard library, aiohttp and requests. Nothing else can be installed in it.'

	test.for([
		['import numpy', ["ModuleNotFoundError: No module named 'numpy'", has]],
		['from pandas.core import frame', ["ModuleNotFoundError: No module named 'pandas'", has]],
		[
			'import asynio',
			["ModuleNotFoundError: No module named 'asynio'", `Did you mean asyncio? ${has}`],
		],
		['import asyncio.nothing', ["ModuleNotFoundError: No module named 'asyncio.nothing'"]],
		[
			'import tkinter',
			[
				"ModuleNotFoundError: No module named 'tkinter'",
				'tkinter belongs to the standard library, but needs something of an operating system that this machine does not have.',
			],
		],
	] as const)('is named, with what there is: %s', async ([source, end]) => {
		const { stderr, exitCode } = await run(source)
		expect(endOfTraceback(stderr)).toEqual(end)
		expect(stderr).toContain('File "/home/learner/main.py", line 1, in <module>')
		expect(exitCode).toBe(1)
	})

	test('is compared with what lies beside the program', async () => {
		const { stderr } = await run('import worker', { 'workers.py': '', 'lib/x.py': '' })
		expect(endOfTraceback(stderr)[1]).toBe(
			'Did you mean workers? This machine has the standard library, aiohttp and requests, and beside the program there is lib, workers. Nothing else can be installed in it.',
		)
	})

	test('can be caught and looked for as anywhere', async () => {
		const { stdout } = await run(`
import importlib.util
try: import numpy
except ImportError as error: print(repr(error), error.name)
print(importlib.util.find_spec('numpy'))
`)
		expect(stdout).toBe(`ModuleNotFoundError("No module named 'numpy'") numpy\nNone\n`)
	})

	test.for([
		[
			'import random\nprint(random.randint(1, 6))',
			"AttributeError: module 'random' has no attribute 'randint'",
		],
		[
			'from random import randint',
			"ImportError: cannot import name 'randint' from 'random' (/home/learner/random.py)",
		],
	] as const)(
		'behind a file of the learner’s that has its name says so: %s',
		async ([source, error]) => {
			const { stdout, stderr } = await run(source, { 'random.py': 'print("mine")' })
			expect(stdout).toBe('mine\n')
			expect(endOfTraceback(stderr)).toEqual([
				error,
				'random.py has the name of a module of the standard library, and is found before it. Give it another name.',
			])
		},
	)

	test('that waits while it is imported is waited for, also by others', async () => {
		const { stdout, stderr, seconds } = await run(
			`
import threading, time
thread = threading.Thread(target=lambda: print('other', __import__('slow').x))
thread.start()
import slow
print('main', slow.x)
thread.join()
`,
			{ 'slow.py': 'import time\ntime.sleep(2)\nx = 1\n' },
		)
		expect({ stdout: stdout.split('\n').sort(), stderr }).toEqual({
			stdout: ['', 'main 1', 'other 1'],
			stderr: '',
		})
		expect(seconds).toBeCloseTo(2, 1)
	})

	test('that waits for ever while it is imported is a deadlock at its line', async () => {
		const { stderr, exitCode } = await run('import stuck', {
			'stuck.py': 'import threading\n\nthreading.Event().wait()\n',
		})
		expect(stderr).toContain('File "/home/learner/stuck.py", line 3, in <module>')
		expect(endOfTraceback(stderr)[0]).toMatch(/^Deadlock: /)
		expect(exitCode).toBe(1)
	})
})

describe('a deadlock tells who waits', () => {
	const nobody = 'Deadlock: every thread waits, and nothing can wake one'

	test.for([
		[
			'of the tasks, each with its line',
			`
import asyncio
async def eat(queue):
    await queue.get()
async def main():
    eater = asyncio.create_task(eat(asyncio.Queue()), name='eater')
    await eater
asyncio.run(main())`,
			`${nobody}: eater in eat (line 4 of main.py), Task-1 in main (line 7 of main.py)`,
		],
		[
			'of many tasks, five',
			`
import asyncio
async def main():
    async with asyncio.TaskGroup() as group:
        for i in range(8):
            group.create_task(asyncio.Event().wait(), name=f'{i}')
asyncio.run(main())`,
			`${nobody}: 0, 1, 2, 3, 4, 4 more`,
		],
		[
			'of the threads',
			`
import threading
lock = threading.Lock()
lock.acquire()
threading.Thread(target=lock.acquire, name='worker').start()
lock.acquire()`,
			`${nobody}: MainThread, worker`,
		],
		[
			'of the threads that are left at the end',
			`
import threading
threading.Thread(target=threading.Event().wait, name='worker').start()`,
			`${nobody}: worker`,
		],
		[
			'but for the only one, whose traceback tells it',
			'import threading\nthreading.Event().wait()',
			nobody,
		],
	] as const)('%s', async ([, source, sentence]) => {
		const { stderr } = await run(source)
		expect(endOfTraceback(stderr)[0]).toBe(sentence)
	})
})

describe('an end', () => {
	test.for([
		['import sys; sys.exit(3)', 3, ''],
		['import sys; sys.exit(300)', 44, ''],
		['import sys; sys.exit("went wrong")', 1, 'went wrong\n'],
		['exit()', 0, ''],
		['raise SystemExit(None)', 0, ''],
		['import os; print("before", flush=True); os._exit(7); print("after")', 7, ''],
		[
			'import os, threading, time\nthreading.Thread(target=lambda: os._exit(5)).start()\ntime.sleep(1)',
			5,
			'',
		],
		['import os; os.abort()', 134, ''],
		['import os, signal; os.kill(os.getpid(), signal.SIGTERM)', 143, ''],
	] as const)('has the exit code a shell would tell: %s', async ([source, exitCode, stderr]) => {
		const ended = await run(source)
		expect(ended).toMatchObject({ exitCode, stderr })
		expect(ended.stdout).not.toContain('after')
	})

	test('by SIGINT is a KeyboardInterrupt at its line', async () => {
		const { stderr, exitCode } = await run('import os, signal\nos.kill(os.getpid(), signal.SIGINT)')
		expect(stderr).toContain('line 2, in <module>')
		expect(endOfTraceback(stderr)).toEqual(['KeyboardInterrupt'])
		expect(exitCode).toBe(130)
	})

	test('whose hook fails tells both errors', async () => {
		const { stderr, exitCode } = await run(
			'import sys\nsys.excepthook = lambda *_: 1 / 0\nraise ValueError("mine")',
		)
		expect(stderr).toMatch(
			/^Error in sys\.excepthook:\nTraceback[^]*ZeroDivisionError: division by zero\n\nOriginal exception was:\nTraceback[^]*ValueError: mine\n$/,
		)
		expect(exitCode).toBe(1)
	})
})

describe('streams', () => {
	test('that the program closed are no way out of an error', async () => {
		const { stderr, exitCode } = await run(
			'import sys\nsys.stdout.close()\nsys.stderr.close()\nraise ValueError("told")',
		)
		expect(endOfTraceback(stderr)).toEqual(['ValueError: told'])
		expect(exitCode).toBe(1)
		const printed = await run('import sys\nsys.stdout.close()\nprint("x")')
		expect(endOfTraceback(printed.stderr)).toEqual(['ValueError: I/O operation on closed file.'])
	})

	test('that the program replaced by something broken end in its error', async () => {
		const { stderr, exitCode } = await run(`
import sys
class Broken:
    def write(self, text): raise ValueError('no writing')
    def flush(self): raise ValueError('no flushing')
sys.stdout = Broken()
print('x')
`)
		expect(endOfTraceback(stderr)).toEqual(['ValueError: no writing'])
		expect(exitCode).toBe(1)
		expect(await run('import sys\nsys.stdout = None\nprint("x")')).toMatchObject({ exitCode: 0 })
	})

	test('take bytes that are no text, and refuse what no encoding has', async () => {
		const { stdout, stderr, exitCode } = await run(`
import sys
sys.stdout.buffer.write(b'a\\xffb\\n')
sys.stdout.flush()
print('é☕', ascii('\\ud800'))
print('\\ud800', file=sys.stderr)
print('a\\ud800b')
`)
		expect(stdout).toBe("a\ufffdb\né☕ '\\ud800'\n")
		expect(stderr).toMatch(/^\\ud800\n/)
		expect(endOfTraceback(stderr)).toEqual([
			"UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed",
		])
		expect(exitCode).toBe(1)
	})

	test('have nobody who types', async () => {
		const { stdout, stderr } = await run(
			'import sys\nprint(repr(sys.stdin.read()))\ninput("name? ")',
		)
		expect(stdout).toBe("''\nname? ")
		expect(endOfTraceback(stderr)).toEqual([
			'EOFError: EOF when reading a line',
			'Nobody sits at a keyboard in this machine: input() finds nothing to read.',
		])
	})
})

describe('the operating system that is not there', () => {
	test.for([
		['import subprocess; subprocess.run(["ls", "-l"])', "'ls'"],
		['import subprocess; subprocess.check_output("ls", shell=True)', "'ls'"],
		['import os; os.system("ls")', "'ls'"],
		['import os; os.popen("ls")', "'ls'"],
		['import asyncio; asyncio.run(asyncio.create_subprocess_exec("ls"))', "'ls'"],
		['import os; os.execv("/bin/ls", ["ls"])', "'/bin/ls'"],
	] as const)('runs no other program: %s', async ([source, what]) => {
		const { stdout, stderr } = await run(source)
		expect(stdout).toBe('')
		expect(endOfTraceback(stderr)[0]).toMatch(
			/^OSError: \[Errno \d+\] This machine runs Python alone: there are no other programs in it: /,
		)
		expect(endOfTraceback(stderr)[0]).toContain(what)
	})

	test('still has files, which are the machine’s own', async () => {
		const { stdout, stderr } = await run(`
import os, tempfile
with open('notes.txt', 'w') as file: file.write('kept')
print(open('notes.txt').read(), sorted(os.listdir('.')), os.getcwd())
with tempfile.TemporaryDirectory() as folder: print(os.path.isdir(folder))
open('/nowhere/notes.txt', 'w')
`)
		expect(stdout).toBe("kept ['main.py', 'notes.txt'] /home/learner\nTrue\n")
		expect(endOfTraceback(stderr)[0]).toMatch(
			/^FileNotFoundError: \[Errno \d+\] No such file or directory: '\/nowhere\/notes.txt'$/,
		)
	})
})

test('after all of it the next program runs', async () => {
	const { stdout, stderr, exitCode } = await run('print("well")')
	expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'well\n', stderr: '', exitCode: 0 })
})
