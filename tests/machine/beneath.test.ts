import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { runOnMachine } from './machine-run.ts'

const run = (source: string, options = {}) => runOnMachine({ file: 'main.py', source }, options)

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
