import { expect, test } from 'vitest'
import type { ClockMode } from '../../src/course/clock-mode.ts'
import { runOnMachine } from './machine-run.ts'

/** Runs a program as in a browser that cannot switch stacks. */
async function run(source: string, clock: ClockMode = 'pure') {
	const web = {
		routes: [{ url: 'https://api.example/items/{id}', delay: 1, json: { id: '{id}' } }],
	}
	const file = 'main.py'
	return runOnMachine({ file, source: start + source }, { clock, web, withoutSwitching: true })
}

const start = `
import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor, as_completed
began = time.perf_counter()
def say(*words):
    print(*words, f'at {time.perf_counter() - began:.2f}')
def work(seconds):
    time.sleep(seconds)
    return seconds
`

const needed =
	'Threads that wait for each other need a browser that can switch stacks in WebAssembly (JSPI): Chrome 137, Firefox 153, Safari 27, or newer.'

test('threads that sleep do it side by side, and end at their moments', async () => {
	const { stdout, stderr, exitCode } = await run(`
threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (3, 1, 2)]
for thread in threads: thread.start()
say([thread.is_alive() for thread in threads])
threads[1].join()
say([thread.is_alive() for thread in threads])
threads[0].join(timeout=0.5)
say(threads[0].is_alive())
for thread in threads: thread.join()
say('joined')
timer = threading.Timer(2, say, ['timer'])
timer.start()
timer.join()
say('end')
`)
	expect(stderr).toBe('')
	expect(stdout.trimEnd().split('\n')).toEqual([
		'[True, True, True] at 0.00',
		'[True, False, True] at 1.00',
		'True at 1.50',
		'joined at 3.00',
		'timer at 5.00',
		'end at 5.00',
	])
	expect(exitCode).toBe(0)
})

test('a pool of threads runs as many calls at a time as it has workers', async () => {
	const { stdout, stderr } = await run(`
place = threading.local()
def count():
    place.count = getattr(place, 'count', 0) + 1
    return threading.current_thread().name, place.count
with ThreadPoolExecutor(3, thread_name_prefix='crew') as pool:
    futures = [pool.submit(work, 1) for _ in range(7)]
    say(futures[0].done())
    for future in as_completed(futures): future.result()
    say('all')
    print([pool.submit(count).result() for _ in range(4)])
say(list(ThreadPoolExecutor(2).map(work, [2, 1, 1])))
say(list(ThreadPoolExecutor(1).submit(lambda: ThreadPoolExecutor(2).map(work, [1, 1])).result()))
slow = ThreadPoolExecutor(1).submit(work, 3)
slow.add_done_callback(lambda _: say('done in', threading.current_thread().name))
while not slow.done(): time.sleep(1)
def refuse(): raise ValueError('no')
for broken in (lambda: ThreadPoolExecutor(1).submit(lambda: 1 / 0), lambda: ThreadPoolExecutor(1, initializer=refuse).submit(print)):
    try: broken().result()
    except Exception as error: print(type(error).__name__)
`)
	expect(stdout.trimEnd().split('\n')).toEqual([
		'False at 0.00',
		'all at 3.00',
		"[('crew_1', 1), ('crew_2', 1), ('crew_0', 1), ('crew_1', 2)]",
		'[2, 1, 1] at 5.00',
		'[1, 1] at 6.00',
		'done in ThreadPoolExecutor-3_0 at 9.00',
		'ZeroDivisionError',
		'BrokenThreadPool',
	])
	expect(stderr).toMatch(/^Exception in initializer:/)
})

test('an event loop goes on while its threads wait', async () => {
	const { stdout, stderr } = await run(`
async def tick():
    for _ in range(2):
        await asyncio.sleep(0.4)
        say('tick')
async def main():
    await asyncio.gather(*(asyncio.to_thread(work, 1) for _ in range(20)))
    say('twenty by twelve workers')
    ticking = asyncio.create_task(tick())
    await asyncio.to_thread(work, 1)
    say('worked')
    try: await asyncio.wait_for(asyncio.to_thread(work, 3), 1)
    except TimeoutError: say('too late')
asyncio.run(main())
say('end')
`)
	expect(stderr).toBe('')
	expect(stdout.trimEnd().split('\n')).toEqual([
		'twenty by twelve workers at 2.00',
		'tick at 2.40',
		'tick at 2.80',
		'worked at 3.00',
		'too late at 4.00',
		'end at 6.00',
	])
})

test('Requests in threads take the time of one', async () => {
	const { stdout, stderr } = await run(`
import requests
def fetch(id): return requests.get(f'https://api.example/items/{id}').json()['id']
async def main():
    began = time.perf_counter()
    ids = await asyncio.gather(*(asyncio.to_thread(fetch, id) for id in range(12)))
    print(ids == [str(id) for id in range(12)], 1 < time.perf_counter() - began < 1.5)
asyncio.run(main())
`)
	expect({ stdout, stderr }).toEqual({ stdout: 'True True\n', stderr: '' })
})

test('aiohttp asks and answers on one stack', async () => {
	const { stdout, stderr } = await run(`
import aiohttp
from aiohttp import web
async def hello(request):
    await asyncio.sleep(0.5)
    return web.json_response(request.match_info['name'])
async def main():
    app = web.Application()
    app.add_routes([web.get('/{name}', hello)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, 'localhost', 8080).start()
    async with aiohttp.ClientSession() as session:
        async def get(url):
            async with session.get(url) as response: return await response.json()
        began = time.perf_counter()
        print(await asyncio.gather(get('http://localhost:8080/a'), get('http://localhost:8080/b'), get('https://api.example/items/7')))
        print(1 < time.perf_counter() - began < 1.1)
        try: await get('http://nowhere.example/')
        except aiohttp.ClientError as error: print(error)
    await runner.cleanup()
asyncio.run(main())
`)
	expect({ stdout, stderr }).toEqual({
		stdout: `['a', 'b', {'id': '7'}]\nTrue\nCannot connect to host nowhere.example:80 ssl:default [Name or service not known]\n`,
		stderr: '',
	})
})

test('a thread that waits for another says where, and which browser is needed', async () => {
	const { stdout } = await run(`
import http.server, queue, socket
def attempt(act):
    try: print(act())
    except RuntimeError as error: print(error)
def eater():
    threading.Thread(target=lambda: queue.Queue().get(), name='eater').start()
def watcher():
    stop = threading.Event()
    def watch():
        while not stop.wait(0.1): pass
    threading.Thread(target=watch, name='watcher').start()
def meeting():
    barrier = threading.Barrier(2)
    with ThreadPoolExecutor(2, 'pair') as pool: return pool.submit(barrier.wait).result()
def server():
    server = http.server.HTTPServer(('127.0.0.1', 0), http.server.BaseHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, name='server', daemon=True).start()
def listener():
    server = socket.create_server(('127.0.0.1', 0))
    server.settimeout(5)
    threading.Thread(target=server.accept, name='listener').start()
async def loop():
    loop = asyncio.get_running_loop()
    return await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(asyncio.sleep(1), loop).result())
for act in (eater, watcher, meeting, server, listener, lambda: asyncio.run(loop())): attempt(act)
print(threading.enumerate())
say('end')
`)
	const lines = stdout.trimEnd().split('\n')
	const stuck = lines.slice(0, -2).map((line) => line.replace(/line \d+/, 'line …'))
	expect(stuck).toEqual(
		['eater', 'watcher', 'pair_0', 'server', 'listener', 'asyncio_0'].map(
			(name) => `${name} waits at line … of main.py for another thread. ${needed}`,
		),
	)
	expect(lines.at(-2)).toBe('[<_MainThread(MainThread, started 1)>]')
	expect(lines.at(-1)).toMatch(/^end at 0\.\d\d$/)
})

test('a thread that only hands things over is no trouble', async () => {
	const { stdout, stderr, seconds } = await run(`
import queue
box, lock, total = queue.Queue(), threading.Lock(), 0
def produce():
    global total
    for number in range(3):
        time.sleep(1)
        with lock: total += number
        box.put(number)
makers = [threading.Thread(target=produce) for _ in range(2)]
for maker in makers: maker.start()
print([box.get() for _ in range(6)], total)
`)
	expect({ stdout, stderr }).toEqual({ stdout: '[0, 1, 2, 0, 1, 2] 6\n', stderr: '' })
	// The end of the program waits for its threads.
	expect(seconds).toBeCloseTo(3, 1)
})

test('who waits for what no thread brought is told how threads run here', async () => {
	const { stderr, exitCode } = await run(`
import queue
threading.Thread(target=work, args=(1,)).start()
queue.Queue().get()
`)
	expect(stderr).toContain(`Here each thread ran to its end when it was started. ${needed}`)
	expect(stderr).toContain('line 13, in <module>')
	expect(exitCode).toBe(1)
})

test('by the real clock threads wait one after the other, and that is said once', async () => {
	const { stdout, stderr } = await run(
		`
threads = [threading.Thread(target=work, args=(0.1,)) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(time.perf_counter() - began >= 0.3)
print(asyncio.run(asyncio.to_thread(work, 0)))
`,
		'real',
	)
	expect(stdout).toBe('True\n0\n')
	expect(stderr).toBe(
		'Threads run one after the other here, and so do their waits: this browser cannot switch stacks in WebAssembly (JSPI). They wait side by side with a virtual clock, or in Chrome 137, Firefox 153, Safari 27, or newer.\n',
	)
})

test('the same program takes the same time to the last digit', async () => {
	const program = `
with ThreadPoolExecutor(4) as pool: pool.map(work, [0.1, 0.25, 0.3, 0.1, 0.2])
print(time.perf_counter())
`
	const [one, other] = [await run(program), await run(program)]
	expect(one).toEqual(other)
})
