import { expect, test } from 'vitest'
import { runProcesses } from './process-run.ts'

/** As in a browser that cannot switch stacks. */
const run = (functions: string, main: string) =>
	runProcesses(functions, main, { withoutSwitching: true })

const needed =
	'Threads that wait for each other need a browser that can switch stacks in WebAssembly (JSPI): Chrome 137, Firefox 153, Safari 27, or newer.'

test('processes that do not talk to each other take the time they take side by side', async () => {
	const { lines, stderr } = await run(
		`
def work(n): time.sleep(n); compute(0.1); print('end', n, mp.current_process().name); sys.exit(n)
`,
		`
found = [mp.Process(target=work, args=(n,)) for n in (3, 1)]
for p in found: p.start()
print([p.is_alive() for p in found], passed())
found[1].join(); print([p.is_alive() for p in found], passed())
found[0].join(0.5); print(found[0].exitcode, passed())
for p in found: p.join()
print([p.exitcode for p in found], passed(), mp.active_children())
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'[True, True] 0.00',
		'end 1 Process-2',
		'[True, False] 1.15',
		'None 1.65',
		'end 3 Process-1',
		'[3, 1] 3.15 []',
	])
})

test('each process has its own copy of everything, and its exit code', async () => {
	const { lines, stderr } = await run(
		`
numbers = []
def work(q): numbers.append(1); q.put([numbers, __name__, os.getpid() != os.getppid()])
def fail(): raise ValueError('failed')
def now(): os._exit(7)
`,
		`
numbers.append(0); q = mp.Queue()
p = mp.Process(target=work, args=(q,)); p.start(); print(q.get(), numbers, passed()); p.join()
codes = []
for target in (fail, now):
    p = mp.Process(target=target); p.start(); p.join(); codes.append(p.exitcode)
print(codes)
`,
	)
	expect(stderr).toContain('ValueError: failed')
	expect(lines).toEqual(["[[1], '__mp_main__', True] [0] 0.05", '[1, 7]'])
})

test('pools of processes share eight cores', async () => {
	const { lines } = await run(
		'',
		`
def measure(pool, count):
    global began
    began = time.perf_counter()
    with pool: list(pool.map(compute, [0.05] * count))
    return passed()
print('four threads', measure(ThreadPoolExecutor(4), 4))
print('four processes', measure(ProcessPoolExecutor(4), 4))
print('sixteen calls', measure(ProcessPoolExecutor(), 16))
print('sixteen processes', measure(ProcessPoolExecutor(16), 16))
print('a pool', measure(mp.Pool(4), 8))
`,
	)
	expect(lines).toEqual([
		'four threads 0.20',
		'four processes 0.10',
		'sixteen calls 0.15',
		'sixteen processes 0.15',
		'a pool 0.15',
	])
})

test('ProcessPoolExecutor keeps its rules', async () => {
	const { lines, stderr } = await run(
		`
def begin(n): global base; base = n
def add(n): return base + n
def slow(n): time.sleep(n); return n
def invert(n): return 1 / n
`,
		`
with ProcessPoolExecutor(3, initializer=begin, initargs=(10,)) as pool:
    print([f.result() for f in as_completed([pool.submit(slow, n) for n in (0.6, 0.2, 0.4)])])
    print(list(pool.map(add, range(5), chunksize=2)), type(pool.submit(lambda: 1).exception()).__name__)
    error = pool.submit(invert, 0).exception(); print(repr(error), 'in invert' in str(error.__cause__))
    try: pool.submit(slow, 1).result(timeout=0.1)
    except TimeoutError: print('too late')
try: pool.submit(slow, 1)
except RuntimeError as error: print(error)
with ProcessPoolExecutor(2, max_tasks_per_child=1) as pool: print(len({f.result() for f in [pool.submit(os.getpid) for _ in range(3)]}))
with ProcessPoolExecutor(1) as pool:
    try: pool.submit(os._exit, 1).result()
    except Exception as error: print(type(error).__name__)
async def main():
    with ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(asyncio.get_running_loop().run_in_executor(pool, slow, n) for n in (1, 2))))
asyncio.run(main())
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'[0.2, 0.4, 0.6]',
		'[10, 11, 12, 13, 14] PicklingError',
		"ZeroDivisionError('division by zero') True",
		'too late',
		'cannot schedule new futures after shutdown',
		'3',
		'BrokenProcessPool',
		'[1, 2]',
	])
})

test('Pool keeps its rules', async () => {
	const { lines, stderr } = await run(
		`
def begin(n): global base; base = n
def add(n): return base + n
def slow(n): time.sleep(n); return n
def fail(n): raise KeyError(n)
`,
		`
with mp.Pool(3, begin, (10,)) as pool:
    print(pool.map(add, range(4)), pool.starmap(pow, [(2, 3), (3, 2)]), pool.apply(add, (5,)))
    print(list(pool.imap(slow, [0.3, 0.1, 0.2])), list(pool.imap_unordered(slow, [0.3, 0.1, 0.2])))
    found = []
    pool.map_async(add, [1, 2], callback=found.append).wait()
    pool.apply_async(fail, (1,), error_callback=found.append).wait()
    print(found)
    try: pool.apply_async(slow, (5,)).get(timeout=0.2)
    except mp.TimeoutError: print('too late')
try: pool.map(add, [1])
except ValueError as error: print(error)
pool = mp.Pool(2); result = pool.map_async(slow, [1, 2]); pool.close(); pool.join(); print(result.get())
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'[10, 11, 12, 13] [8, 9] 15',
		'[0.3, 0.1, 0.2] [0.1, 0.2, 0.3]',
		'[[11, 12], KeyError(1)]',
		'too late',
		'Pool not running',
		'[1, 2]',
	])
})

test('a process that waits for another says which browser is needed', async () => {
	const { lines } = await run(
		`
def wait_for(event): event.wait()
def take(end): end.recv()
`,
		`
mine, other = mp.Pipe()
event = mp.Event()
for act in (lambda: mp.Process(target=wait_for, args=(event,)).start(), lambda: mp.Process(target=take, args=(other,), name='taker').start(), mp.Manager):
    try: act()
    except RuntimeError as error: print(error)
`,
	)
	expect(lines).toEqual([
		`Process-1 waits at line 11 of main.py for another thread. ${needed}`,
		`taker waits at line 12 of main.py for another thread. ${needed}`,
		`A Manager answers from a process of its own. ${needed}`,
	])
})
