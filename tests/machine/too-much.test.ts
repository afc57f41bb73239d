import { beforeEach, describe, expect, test, vi } from 'vitest'
import { buildPython } from '../../src/library/build-python.ts'
import { filesOnDisk } from '../../src/runtimes/machine/node-files.ts'
import { MachineHost } from '../../src/runtimes/machine/host.ts'
import { endOfTraceback, runOnMachine } from './machine-run.ts'

// Programs that want more than there is: of time, of stack, of memory, of room for what they write.

beforeEach(() => {
	// Pyodide tells the console when an interpreter dies, and asks for a report.
	const { error } = console
	vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
		if (!died.test(String(words[0]))) error(...words)
	})
	return () => vi.restoreAllMocks()
})

const died =
	/^(Pyodide has suffered a fatal error|The cause of the fatal error was|RangeError|PythonDied)/

/** As much as a page lets a program compute in one go, roughly. */
const budget = 250_000

function run(source: string, memory?: number) {
	const options = { budget, ...(memory !== undefined && { memory }) }
	return runOnMachine({ file: 'main.py', source }, options)
}

describe('a loop without an end', () => {
	const sentence = 'Stopped after computing for too long. Is there a loop that never ends?'

	test('is stopped at its line', async () => {
		const { stdout, stderr, exitCode } = await run(
			'def spin():\n    while True:\n        pass\nspin()',
		)
		expect(stdout).toBe('')
		expect(stderr).toMatch(/File "\/home\/learner\/main\.py", line [23], in spin\n/)
		expect(endOfTraceback(stderr)).toEqual([`Stopped: ${sentence}`])
		expect(exitCode).toBe(1)
	})

	test('is stopped also in a thread, in a coroutine and inside of the library', async () => {
		for (const source of [
			'import threading\ndef spin():\n    while True: pass\nthread = threading.Thread(target=spin)\nthread.start()\nthread.join()',
			'import asyncio\nasync def spin():\n    while True: await asyncio.sleep(0)\nasyncio.run(spin())',
			'import itertools\nsum(map(lambda n: n, itertools.count()))',
		])
			expect((await run(source)).stderr).toContain(`Stopped: ${sentence}`)
	})

	test('may be caught once to put things in order', async () => {
		const { stdout } = await run(
			`
try:
    while True: pass
except BaseException as error: print('caught', error)
finally: print('in order')
`,
		)
		expect(stdout).toBe(`caught ${sentence}\nin order\n`)
	})

	test('that catches every stop is ended all the same', async () => {
		const source = `
while True:
    try:
        while True: pass
    except BaseException: pass
`
		await expect(run(source)).rejects.toThrow(
			'The program was stopped for computing too long, and went on again and again. Does an "except" or a "finally" in it catch everything? Catch only the errors you expect.',
		)
	})

	test('that sets a signal handler of its own is stopped too', async () => {
		const { stderr } = await run(
			'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass',
		)
		expect(stderr).toContain(`Stopped: ${sentence}`)
	})
})

describe('a recursion without an end', () => {
	test('is a RecursionError, and the program can go on', async () => {
		const { stdout } = await run(`
def f(n): return f(n + 1)
try: f(0)
except RecursionError as error: print(error)
print('goes on')
`)
		expect(stdout).toBe('maximum recursion depth exceeded\ngoes on\n')
	})

	test('is one also where it goes through C', async () => {
		const { stdout, stderr } = await run(`
import functools, json
class Shy:
    def __repr__(self): return repr(self)
class Vain:
    def __getattr__(self, name): return getattr(self, name + name[:1])
class Same:
    def __eq__(self, other): return self == other
@functools.cache
def count(n): return count(n + 1)
def sort(n): return sorted([n], key=sort)
def nested(depth):
    box = []
    for _ in range(depth): box = [box]
    return box
def attempt(act):
    try: act()
    except RecursionError as error: print(str(error).split(' (')[0])
attempt(lambda: repr(Shy()))
attempt(lambda: Vain().a)
attempt(lambda: Same() == 1)
attempt(lambda: count(0))
attempt(lambda: sort(1))
attempt(lambda: json.dumps(nested(4000)))
`)
		expect(stderr).toBe('')
		expect(stdout).toBe('Stack overflow\n'.repeat(6))
	})

	test('of a thread is that thread’s own', async () => {
		const { stdout, stderr } = await run(`
import threading
class Shy:
    def __repr__(self): return repr(self)
thread = threading.Thread(target=lambda: repr(Shy()))
thread.start()
thread.join()
print('goes on')
`)
		expect(stdout).toBe('goes on\n')
		expect(stderr).toMatch(/^Exception in thread Thread-1 \(<lambda>\):\n/)
		expect(endOfTraceback(stderr)[0]).toMatch(/^RecursionError: Stack overflow/)
	})

	test('that the engine’s stack does not survive says so, in every thread', async () => {
		const deep = 'box = []\nfor _ in range(10**5): box = [box]\n'
		for (const source of [
			`${deep}repr(box)`,
			`${deep}import threading\nthread = threading.Thread(target=lambda: repr(box))\nthread.start()\nthread.join()`,
			`${deep}del box`,
		])
			await expect(run(source)).rejects.toThrow(
				/^Python ended: calls were nested deeper than the stack of this browser reaches\./,
			)
	})
})

describe('more memory than there is', () => {
	const memory = 64 * 2 ** 20
	const sentence = 'The program has used up the memory that this machine gives it.'

	test('is a MemoryError with a sentence', async () => {
		const { stderr, exitCode } = await run(
			'all = []\nwhile True: all.append(bytearray(10**6))',
			memory,
		)
		expect(stderr).toContain('File "/home/learner/main.py", line 2, in <module>')
		expect(endOfTraceback(stderr)).toEqual(['MemoryError', sentence])
		expect(exitCode).toBe(1)
	})

	test('can be caught, and the program can go on', async () => {
		const { stdout } = await run(
			`
try: everything = [0] * 10**9
except MemoryError as error: print('caught', repr(error))
print(len([0] * 10**6))
`,
			memory,
		)
		expect(stdout).toBe('caught MemoryError()\n1000000\n')
	})
})

test.for([
	["for _ in range(50_000): print('x' * 100)", 400_000],
	["print('x' * 10**7)", 400_000],
	["import sys\nsys.stderr.write('x' * 10**7)", 400_000],
	["print('x' * 10**7)", 1_000],
] as const)('a flood of output is cut: %s', async ([source, output]) => {
	const { files } = await buildPython()
	let passed = 0
	const ending = await new Promise((resolve) => {
		const host = new MachineHost({
			read: filesOnDisk,
			lock: () => undefined,
			say: (answer) => {
				if (answer.type === 'output') passed += answer.text.length
				if (answer.type === 'ended' || answer.type === 'broken') resolve(answer)
			},
		})
		const program = { 'main.py': source }
		host.take({ type: 'boot', files })
		host.take({ type: 'program', files: program, main: 'main.py', clock: 'pure', output })
	})
	expect(ending).toMatchObject({ type: 'ended', ending: { code: 0 } })
	expect(passed).toBe(output + 1)
})

test('after all of it the next program runs', async () => {
	const { stdout, stderr, exitCode } = await run('print("well")')
	expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'well\n', stderr: '', exitCode: 0 })
})
