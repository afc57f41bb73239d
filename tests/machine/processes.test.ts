import { expect, test } from 'vitest'
import { runOnMachine } from './machine-run.ts'
import { runProcesses as run } from './process-run.ts'

test('a process imports the program anew, and has a name, a number and a parent', async () => {
	const { lines, stderr } = await run(
		`
print('imported as', __name__)
def work(n):
    print(mp.current_process().name, mp.parent_process().name, os.getppid() == mp.parent_process().pid, n)
`,
		`
p = mp.Process(target=work, args=(1,))
print(p.is_alive(), p.exitcode, p.pid)
p.start()
print(p.is_alive(), p.exitcode, p.pid != os.getpid())
p.join()
print(p.is_alive(), p.exitcode, mp.current_process().name, mp.parent_process(), mp.active_children())
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'imported as __main__',
		'False None None',
		'True None True',
		'imported as __mp_main__',
		'Process-1 MainProcess True 1',
		'False 0 MainProcess None []',
	])
})

test('without the guard, the process ends with the library’s own advice', async () => {
	const source = `
import multiprocessing as mp
def work(): print('never')
p = mp.Process(target=work)
p.start()
p.join()
print('after', p.exitcode)
`
	const { stdout, stderr } = await runOnMachine({ file: 'main.py', source }, { shut: true })
	expect(stdout).toBe('after 1\n')
	expect(stderr).toContain(
		'RuntimeError: \n        An attempt has been made to start a new process',
	)
	expect(stderr).toContain("if __name__ == '__main__':")
	expect(stderr).toContain('main.py", line 5, in <module>')
	expect(stderr).not.toContain('machine')
})

test('nothing is shared: modules, directory, environment, log levels, chance, threads', async () => {
	const { lines, stderr } = await run(
		`
if __name__ == '__main__':
    with open('helper.py', 'w') as file: file.write('state = []')
    import importlib; importlib.invalidate_caches()
import helper
numbers = []
def work(answers):
    numbers.append(1); helper.state.append(1); os.environ['WHO'] = 'child'; os.chdir('/'); sys.argv.append('x')
    logging.getLogger().setLevel(10); random.seed(1); random.random()
    answers.put([numbers, helper.state, os.getcwd(), len(logging.getLogger().handlers), threading.active_count(), threading.current_thread().name])
`,
		`
numbers.append(0); helper.state.append(0); os.environ['WHO'] = 'main'; here = os.getcwd()
logging.basicConfig(level=30); random.seed(1); expected = random.random(); random.seed(1)
answers = mp.Queue()
p = mp.Process(target=work, args=(answers,))
p.start()
print(answers.get())
p.join()
print(numbers, helper.state, os.environ['WHO'], os.getcwd() == here, logging.getLogger().level, random.random() == expected, sys.argv[1:])
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual(["[[1], [1], '/', 0, 1, 'MainThread']", '[0] [0] main True 30 True []'])
})

test('what is sent is pickled, and what cannot be says so', async () => {
	const { lines } = await run(
		`
class Box:
    def __init__(self, value): self.value = value
def change(box): box.value.append(1); return box
def make(): return lambda: 1
`,
		`
box = Box([0])
with ProcessPoolExecutor(1) as pool:
    found = pool.submit(change, box).result()
    print(type(found).__name__, found.value, box.value)
    print(str(pool.submit(lambda: 1).exception())[:31])
    print(type(pool.submit(make).exception()).__name__)
    print(list(pool.map(time.sleep, [0, 0])), pool.submit(os.getpid).result() != os.getpid())
try: mp.Process(target=lambda: 1).start()
except Exception as error: print(type(error).__name__, mp.active_children())
try: import pickle; pickle.dumps(mp.Queue())
except RuntimeError as error: print(error)
`,
	)
	expect(lines).toEqual([
		'Box [0, 1] [0]',
		"Can't pickle <function <lambda>",
		'PicklingError',
		'[None, None] True',
		'PicklingError []',
		'Queue objects should only be shared between processes through inheritance',
	])
})

test('eight cores: processes compute beside each other, threads one after the other', async () => {
	const { lines } = await run(
		'',
		`
def measure(pool, count):
    global began
    began = time.perf_counter()
    with pool: list(pool.map(compute, [0.05] * count))
    return passed()
print('alone', measure(ThreadPoolExecutor(1), 1))
print('four threads', measure(ThreadPoolExecutor(4), 4))
print('four processes', measure(ProcessPoolExecutor(4), 4))
print('sixteen calls', measure(ProcessPoolExecutor(), 16))
print('sixteen processes', measure(ProcessPoolExecutor(16), 16)[:3])
`,
	)
	expect(lines).toEqual([
		'alone 0.05',
		'four threads 0.20',
		'four processes 0.10',
		'sixteen calls 0.15',
		'sixteen processes 0.1',
	])
})

test('the same program takes the same time, to the last digit', async () => {
	const program = () =>
		run(
			`
def work(n):
    random.random(); compute(n / 200)
    return os.urandom(2).hex()
`,
			`
with mp.Pool(3) as pool: print(pool.map(work, range(6)), random.random(), time.perf_counter())
`,
		)
	const [one, other] = [await program(), await program()]
	expect(one.stderr).toBe('')
	expect(other.stdout).toBe(one.stdout)
	expect(other.seconds).toBe(one.seconds)
})

test('a process leaves the exit code that it leaves on a desk', async () => {
	const { lines, stderr } = await run(
		`
def leave(how): sys.exit(how)
def fail(): raise ValueError('failed')
def now(): os._exit(7)
def wait():
    try: time.sleep(60)
    finally: print('cleaned up')
def polite():
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(9))
    while True: time.sleep(0.05)
`,
		`
def code_of(target, *args, end=None):
    p = mp.Process(target=target, args=args)
    p.start()
    if end: p.join(0.3); getattr(p, end)()
    p.join()
    return p.exitcode
print([code_of(leave, how) for how in (None, 0, 5, 'words')], code_of(fail), code_of(now))
print([code_of(wait, end=end) for end in ('terminate', 'kill')], code_of(polite, end='terminate'))
print(code_of(wait, end='interrupt'))
print(code_of(compute, 100, end='terminate'))
`,
	)
	expect(lines).toEqual(['[0, 0, 5, 1] 1 7', '[-15, -9] 9', 'cleaned up', '1', '-15'])
	expect(stderr).toContain('words\n')
	expect(stderr).toContain('Process Process-5:\nTraceback')
	expect(stderr).toContain('ValueError: failed')
	expect(stderr).toContain('KeyboardInterrupt')
})

test('at its end the program waits for processes, and ends its daemons', async () => {
	const { lines, seconds, exitCode } = await run(
		`
import atexit
def late(n): atexit.register(print, 'at exit', n); time.sleep(n); print('late', n)
def forever(): time.sleep(60); print('never')
`,
		`
mp.Process(target=late, args=(0.5,)).start()
mp.Process(target=forever, daemon=True).start()
starter = threading.Thread(target=lambda: mp.Process(target=late, args=(0.2,)).start())
starter.start()
print('main ends')
`,
	)
	expect(lines).toEqual(['main ends', 'late 0.2', 'at exit 0.2', 'late 0.5', 'at exit 0.5'])
	expect(seconds).toBeCloseTo(0.55, 2)
	expect(exitCode).toBe(0)
})

test('inside a process there are threads, event loops, sockets and processes again', async () => {
	const { lines } = await run(
		`
def threads():
    with ThreadPoolExecutor(2) as pool: return list(pool.map(abs, [-1, 2])), threading.current_thread() is threading.main_thread()
def loop():
    async def main(): return await asyncio.gather(*(asyncio.sleep(0.1, n) for n in range(3)))
    return asyncio.run(main())
def pools():
    with ProcessPoolExecutor(1) as pool: return pool.submit(os.getppid).result() == os.getpid()
def serve(q):
    server = socket.create_server(('127.0.0.1', 0)); q.put(server.getsockname()[1])
    peer, _ = server.accept(); peer.sendall(peer.recv(9).upper()); peer.close(); server.close()
`,
		`
with ProcessPoolExecutor(1) as pool: print(*[pool.submit(each).result() for each in (threads, loop, pools)])
q = mp.Queue(); p = mp.Process(target=serve, args=(q,)); p.start()
with socket.create_connection(('127.0.0.1', q.get())) as s: s.sendall(b'hi'); print(s.recv(9))
`,
	)
	expect(lines).toEqual(['([1, 2], True) [0, 1, 2] True', "b'HI'"])
})

test('start methods that are not there say so', async () => {
	const { lines } = await run(
		'',
		`
print(mp.get_start_method())
for act in (lambda: mp.get_context('forkserver'), lambda: mp.get_context('fork').Process(target=print).start()):
    try: act()
    except Exception as error: print(type(error).__name__, error)
try: mp.set_start_method('spawn')
except RuntimeError as error: print(error)
`,
	)
	expect(lines).toEqual([
		'spawn',
		'ValueError forkserver start method not available',
		"NotImplementedError This machine cannot fork: nothing copies a running interpreter. Use multiprocessing.get_context('spawn'), which is the default here.",
		'context has already been set',
	])
})

test('the hybrid clock counts what processes compute beside each other once', async () => {
	const { lines, exitCode } = await run(
		'',
		`
def measure(pool):
    global began
    began = time.perf_counter()
    with pool: list(pool.map(compute, [0.1] * 4))
    return time.perf_counter() - began
with ProcessPoolExecutor(4) as pool: pool.submit(compute, 0).result()
print(measure(ProcessPoolExecutor(4)) < measure(ThreadPoolExecutor(4)))
`,
		{ clock: 'hybrid' },
	)
	expect(lines).toEqual(['True'])
	expect(exitCode).toBe(0)
})

test('a process that computes without an end is stopped where it computes, and the program with it', async () => {
	const { lines, stderr, exitCode } = await run(
		`
def forever(n):
    while True: n += 1
`,
		`
with ProcessPoolExecutor(2) as pool: print(pool.submit(forever, 1).result())
`,
		{ budget: 20_000 },
	)
	expect(lines).toEqual([''])
	expect(stderr).toContain(
		'Stopped after computing for too long, in SpawnProcess-1 at line 12 of main.py.',
	)
	expect(exitCode).toBe(1)
})
