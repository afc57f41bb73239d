import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildPython } from '../../src/library/build-python.ts'
import { filesOnDisk } from '../../src/runtimes/machine/node-files.ts'
import { bootInterpreter } from '../../src/runtimes/machine/interpreter.ts'
import { beginProgram } from '../../src/runtimes/machine/kernel.ts'
import { home } from '../../src/runtimes/machine/pyodide.ts'
import { runOnMachine } from './machine-run.ts'

const run = (source: string, options = {}) => runOnMachine({ file: 'main.py', source }, options)

/** An interpreter in which nothing has run, and what was written in it. */
async function boot() {
	const { files } = await buildPython()
	const decoder = new TextDecoder()
	let text = ''
	const interpreter = await bootInterpreter({
		files,
		read: filesOnDisk,
		onWrite: (_, bytes) => void (text += decoder.decode(bytes, { stream: true })),
		onPlace: () => undefined,
	})
	return { ...interpreter, written: () => text }
}

afterEach(() => {
	vi.unstubAllEnvs()
	vi.unstubAllGlobals()
})

describe('beneath CPython', () => {
	test('every clock of the library reads the machine’s', async () => {
		const { stdout } = await run(`
import asyncio, datetime, time
clocks = [time.time, time.monotonic, time.perf_counter, lambda: datetime.datetime.now().timestamp(),
          lambda: time.time_ns() / 1e9, lambda: time.monotonic_ns() / 1e9]
before = [clock() for clock in clocks]
time.sleep(1000)
print([round(clock() - start, 2) for clock, start in zip(clocks, before)])
async def main():
    start = asyncio.get_running_loop().time()
    await asyncio.sleep(1000)
    print(round(asyncio.get_running_loop().time() - start, 2))
asyncio.run(main())
print(datetime.datetime.now(datetime.timezone.utc).year)`)
		expect(stdout).toBe('[1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0]\n1000.0\n2030\n')
	})

	test('files are written by the machine’s clock', async () => {
		const { stdout } = await run(`
import os, pathlib, time
start = time.time()
def age(path):
    return round(os.stat(path).st_mtime - start)
file = pathlib.Path('notes.txt')
file.write_text('one')
time.sleep(1000)
print(age('notes.txt'), age(__file__), age('/'), age('/dev/null'), age(os.__file__.partition('.zip')[0] + '.zip'))
file.write_text('two')
print(age('notes.txt'), age('.'))
os.utime(file, (5, start - 7))
print(age('notes.txt'), os.stat(file).st_atime)
file.touch()
print(age('notes.txt'))
file.rename('other.txt')
print(age('.'))`)
		expect(stdout).toBe('0 0 0 0 0\n1000 0\n-7 5.0\n1000\n1000\n')
	})

	test('the machine is set to UTC', async () => {
		vi.stubEnv('TZ', 'America/New_York')
		expect(new Date(0).getTimezoneOffset()).toBe(300)
		const { stdout } = await run(`
import datetime, time
print(time.tzname, time.timezone, time.daylight, time.localtime(0)[:6], time.strftime('%H:%M %Z'))
print(time.mktime((2030, 1, 32, 25, 0, 0, 0, 0, -1)), datetime.datetime.now().astimezone().isoformat(timespec='hours'))`)
		expect(stdout).toBe(`('UTC', 'UTC') 0 0 (1970, 1, 1, 0, 0, 0) 09:00 UTC
1896224400.0 2030-01-01T09+00:00
`)
	})

	test('files that are laid before a program begins are found, whatever was imported before', async () => {
		const interpreter = await boot()
		interpreter.write('main.py', 'import helper')
		await interpreter.call('calls.begin')
		beginProgram(interpreter.kernel, { clock: 'pure' })
		// Python has looked for it where the program's files will lie.
		await expect(interpreter.call('boot.preload', 'helper')).rejects.toThrow('No module')
		interpreter.write('helper.py', 'print("found")')
		await interpreter.call('boot.settle')
		beginProgram(interpreter.kernel, { clock: 'pure' })
		await interpreter.call('program.run', `${home}main.py`)
		expect(interpreter.written()).toBe('found\n')
	})

	test('a program finds the modules that it writes, though its clock stands nearly still', async () => {
		const { stdout } = await run(`
for i in range(20):
    with open(f'part{i}.py', 'w') as file:
        file.write(f'number = {i}')
    print(__import__(f'part{i}').number, end=' ')`)
		expect(stdout).toBe(Array.from({ length: 20 }, (_, i) => `${i} `).join(''))
	})

	test('JavaScript’s collector frees nothing of Python’s', async () => {
		const register = vi.fn()
		class Watched {
			readonly register = register
			unregister() {
				return false
			}
		}
		vi.stubGlobal('FinalizationRegistry', Watched)
		await run('pass')
		expect(register).not.toHaveBeenCalled()
	})

	test('nothing tells which browser or computer it is', async () => {
		const { stdout } = await run(`
import locale, os, sys
print(sys.executable, os.environ['_'], os.environ['LANG'], locale.getlocale(), sys._emscripten_info.runtime)`)
		expect(stdout).toBe("/usr/bin/python3 /usr/bin/python3 C.UTF-8 ('C', 'UTF-8') None\n")
	})

	test('chance comes from the seed', async () => {
		const source =
			'import os, random, secrets, uuid\nprint(random.random(), os.urandom(4), secrets.token_hex(4), uuid.uuid4(), hash("a"))'
		const [first, again] = [await run(source), await run(source)]
		expect(first.stdout).toMatch(/^0\.\d+ b'/)
		expect(again.stdout).toBe(first.stdout)
	})

	test('memory ends with a MemoryError, and the program goes on', async () => {
		const { stdout } = await run(`
try:
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))
except MemoryError:
    count = len(hoard)
    del hoard
    print('full', 10 < count < 30)`)
		expect(stdout).toBe('full True\n')
	})

	describe('the collector, while forty threads hold a stack each', () => {
		const collect = (...args: string[]) =>
			promisify(execFile)(process.execPath, [
				fileURLToPath(new URL('collects.ts', import.meta.url)),
				...args,
			])

		test('does not see their frames', async () => {
			expect((await collect()).stdout).toBe('done\n')
		})

		test('would end the interpreter if it did', async () => {
			await expect(collect('unhidden')).rejects.toThrow()
		})
	})
})
