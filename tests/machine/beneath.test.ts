import { describe, expect, test } from 'vitest'
import { runOnMachine } from './machine-run.ts'

const web = { routes: [{ url: 'https://api.example/items/{id}', delay: 1, json: { id: '{id}' } }] }

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
		const collects = `
import asyncio, gc, requests
def get(i):
    return requests.get(f'https://api.example/items/{i}').json()['id']
async def main():
    for _ in range(4):
        tasks = [asyncio.create_task(asyncio.to_thread(get, i)) for i in range(40)]
        await asyncio.sleep(0.5)
        gc.collect(1)
        await asyncio.gather(*tasks)
asyncio.run(main())
print('done')`

		test('does not see their frames', async () => {
			expect(await run(collects, { web })).toMatchObject({ stdout: 'done\n', exitCode: 0 })
		})

		test('would end the interpreter if it did', async () => {
			await expect(run(collects, { web, withoutHiding: true })).rejects.toThrow()
		})
	})
})
