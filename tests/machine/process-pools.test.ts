import { expect, test } from 'vitest'
import { runProcesses as run } from './process-run.ts'

test('a pool maps, stars, answers in order or not, calls back, and replaces its workers', async () => {
	const { lines, stderr } = await run(
		`
def begin(n): global base; base = n
def add(n): return base + n
def slow(n): time.sleep(n); return n
def fail(n): raise KeyError(n)
def who(n): time.sleep(0.1); return os.getpid()
`,
		`
with mp.Pool(3, begin, (10,)) as pool:
    print(pool.map(add, range(4)), pool.starmap(pow, [(2, 3), (3, 2)]), pool.apply(add, (5,)))
    print(list(pool.imap(slow, [0.3, 0.1, 0.2])), list(pool.imap_unordered(slow, [0.3, 0.1, 0.2])))
    found = []
    pool.map_async(add, [1, 2], callback=found.append).wait()
    pool.apply_async(fail, (1,), error_callback=found.append).wait()
    print(found)
    try: pool.map(fail, [2])
    except KeyError as error: print(repr(error), 'KeyError: 2' in str(error.__cause__))
    try: pool.apply_async(slow, (5,)).get(timeout=0.2)
    except mp.TimeoutError: print('too late', passed())
try: pool.map(add, [1])
except ValueError as error: print(error)
with mp.Pool(2, maxtasksperchild=1) as pool: print(len(set(pool.map(who, range(4), chunksize=1))))
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'[10, 11, 12, 13] [8, 9] 15',
		'[0.3, 0.1, 0.2] [0.1, 0.2, 0.3]',
		'[[11, 12], KeyError(1)]',
		'KeyError(2) True',
		'too late 0.85',
		'Pool not running',
		'4',
	])
})

test('ProcessPoolExecutor: order, chunks, errors with their traceback, time limits, cancelling', async () => {
	const { lines, stderr } = await run(
		`
def slow(n): time.sleep(n); return n
def invert(n): return 1 / n
def begin(n): global base; base = n
def add(n): return base + n
`,
		`
with ProcessPoolExecutor(3, initializer=begin, initargs=(10,)) as pool:
    print([f.result() for f in as_completed([pool.submit(slow, n) for n in (0.6, 0.2, 0.4)])])
    print(list(pool.map(add, range(5), chunksize=2)))
    error = pool.submit(invert, 0).exception()
    print(repr(error), 'in invert' in str(error.__cause__))
    try: pool.submit(slow, 1).result(timeout=0.1)
    except TimeoutError: print('too late')
try: pool.submit(slow, 1)
except RuntimeError as error: print(error)
pool = ProcessPoolExecutor(1)
futures = [pool.submit(slow, 0.3) for _ in range(6)]
time.sleep(0.6)
pool.shutdown(cancel_futures=True)
print([f.cancelled() for f in futures])
with ProcessPoolExecutor(2, max_tasks_per_child=1) as pool:
    print(len({f.result() for f in [pool.submit(os.getpid) for _ in range(3)]}))
for wrong in ({'max_workers': 0}, {'max_workers': 1, 'initializer': 3}):
    try: ProcessPoolExecutor(**wrong)
    except (ValueError, TypeError) as error: print(error)
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'[0.2, 0.4, 0.6]',
		'[10, 11, 12, 13, 14]',
		"ZeroDivisionError('division by zero') True",
		'too late',
		'cannot schedule new futures after shutdown',
		'[False, False, False, False, True, True]',
		'3',
		'max_workers must be greater than 0',
		'initializer must be a callable',
	])
})

test('a pool whose worker dies, or cannot begin, is broken', async () => {
	const { lines, stderr } = await run(
		`
def fail(): raise RuntimeError('cannot begin')
def kill(): os.kill(os.getpid(), signal.SIGKILL)
`,
		`
for how in ({'call': (os._exit, 3)}, {'call': (kill,)}, {'call': (os.getpid,), 'initializer': fail}):
    with ProcessPoolExecutor(2, initializer=how.get('initializer')) as pool:
        try: pool.submit(*how['call']).result()
        except Exception as error: print(type(error).__name__, str(error)[:42])
        try: pool.submit(os.getpid)
        except Exception as error: print(str(error)[:42])
`,
	)
	const ends = [
		'BrokenProcessPool A process in the process pool was terminat',
		'A child process terminated abruptly, the p',
	]
	expect(lines).toEqual([...ends, ...ends, ...ends])
	expect(stderr).toContain('Exception in initializer:')
})

test('an event loop goes on while processes compute for it', async () => {
	const { lines } = await run(
		'',
		`
ticks = 0
async def tick():
    global ticks
    while True: await asyncio.sleep(0.05); ticks += 1
async def main():
    ticking = asyncio.create_task(tick())
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, compute, 0.42) for _ in range(2)))
        print(passed(), ticks)
        print(type(await loop.run_in_executor(pool, os.getpid)).__name__)
    ticking.cancel()
asyncio.run(main())
`,
	)
	expect(lines).toEqual(['0.47 9', 'int'])
})
