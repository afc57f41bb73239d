import { expect, test } from 'vitest'
import { runProcesses as run } from './process-run.ts'

test('queues carry objects, block when full or empty, and can be joined', async () => {
	const { lines } = await run(
		`
def produce(q, n):
    for i in range(n): q.put({'n': i})
    q.put(None)
def consume(q, done):
    while (item := q.get()) is not None: q.task_done()
    done.put('consumed')
def large(q): q.put(b'x' * 300_000)
`,
		`
q = mp.Queue()
p = mp.Process(target=produce, args=(q, 3)); p.start()
print(list(iter(q.get, None)), q.empty()); p.join()
try: q.get(timeout=0.2)
except queue.Empty: print('empty')
small = mp.Queue(1); small.put(1)
try: small.put(2, timeout=0.2)
except queue.Full: print('full', small.qsize(), small.full())
jobs, done = mp.JoinableQueue(), mp.SimpleQueue()
p = mp.Process(target=consume, args=(jobs, done)); p.start()
for i in range(3): jobs.put(i)
jobs.join(); jobs.put(None); print(done.get(), done.empty()); p.join()
p = mp.Process(target=large, args=(q,)); p.start(); print(len(q.get())); p.join(); print(p.exitcode)
`,
	)
	expect(lines).toEqual([
		"[{'n': 0}, {'n': 1}, {'n': 2}] True",
		'empty',
		'full 1 True',
		'consumed True',
		'300000',
		'0',
	])
})

test('joining a process before its queue is read is the deadlock it is on a desk, and is told', async () => {
	const { lines } = await run(
		`
def large(q): q.put(b'x' * 300_000)
`,
		`
q = mp.Queue()
p = mp.Process(target=large, args=(q,)); p.start()
try: p.join()
except BaseException as error: print(type(error).__name__, error)
print(len(q.get())); p.join(); print(p.exitcode)
`,
	)
	expect(lines).toEqual(['Deadlock every thread waits, and nothing can wake one', '300000', '0'])
})

test('pipes go both ways or one way, tell their end, and can be sent through a queue', async () => {
	const { lines } = await run(
		`
def echo(end):
    try:
        while True: end.send(['echo', end.recv()])
    except EOFError: print('no more')
def send_pipe(q):
    mine, other = mp.Pipe(); q.put(other); mine.send('through a pipe that was sent'); time.sleep(0.5)
def later(end, n): time.sleep(n); end.send(n); end.close()
`,
		`
mine, other = mp.Pipe()
p = mp.Process(target=echo, args=(other,)); p.start(); other.close()
mine.send({1}); print(mine.poll(1), mine.recv(), mine.poll()); mine.close(); p.join()
q = mp.Queue(); p = mp.Process(target=send_pipe, args=(q,)); p.start(); end = q.get(); print(end.recv()); p.join()
try: end.recv()
except EOFError: print('ended')
reader, writer = mp.Pipe(duplex=False)
for act in (lambda: reader.send(1), writer.recv):
    try: act()
    except OSError as error: print(error)
ends = []
for n in (0.2, 0.1):
    reader, writer = mp.Pipe(duplex=False); ends.append(reader)
    mp.Process(target=later, args=(writer, n)).start(); writer.close()
print([mp.connection.wait(ends)[0].recv(), mp.connection.wait(ends[:1])[0].recv()])
p = mp.Process(target=time.sleep, args=(0.2,)); p.start()
print(mp.connection.wait([p.sentinel], 0.1), mp.connection.wait([p.sentinel]) == [p.sentinel])
`,
	)
	expect(lines).toEqual([
		"True ['echo', {1}] False",
		'no more',
		'through a pipe that was sent',
		'ended',
		'connection is read-only',
		'connection is write-only',
		'[0.1, 0.2]',
		'[] True',
	])
})

test('locks, events, conditions, semaphores and barriers hold between processes', async () => {
	const { lines, stderr } = await run(
		`
def add(lock, total):
    for _ in range(20):
        with lock: total.value += 1
def wait_for(event, answers): answers.put(event.wait(0.1)); answers.put(event.wait())
def enter(gate, answers):
    with gate: time.sleep(1)
    answers.put('through')
def notified(condition, answers):
    with condition: answers.put('ready'); answers.put(condition.wait(5))
def meet(barrier, answers): answers.put(barrier.wait())
def start(target, *args, times=1):
    found = [mp.Process(target=target, args=args) for _ in range(times)]
    for p in found: p.start()
    return found
`,
		`
lock, total, answers = mp.Lock(), mp.Value('i', 0), mp.Queue()
for p in start(add, lock, total, times=3): p.join()
print(total.value, lock)
event = mp.Event(); start(wait_for, event, answers); print(answers.get(), event.is_set()); event.set(); print(answers.get())
began, gate = time.perf_counter(), mp.Semaphore(2); start(enter, gate, answers, times=4); print([answers.get() for _ in range(4)], passed())
condition = mp.Condition(); start(notified, condition, answers); print(answers.get())
with condition: condition.notify_all()
print(answers.get())
barrier = mp.Barrier(3); start(meet, barrier, answers, times=3); print(sorted(answers.get() for _ in range(3)))
again = mp.RLock(); again.acquire(); again.acquire(); print(again); again.release(); again.release()
for act in (again.release, lock.release, mp.BoundedSemaphore(1).release):
    try: act()
    except (AssertionError, ValueError) as error: print(error)
with lock: print(lock, lock.acquire(False), lock.acquire(timeout=0.1))
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual([
		'60 <Lock(owner=None)>',
		'False False',
		'True',
		"['through', 'through', 'through', 'through'] 2.05",
		'ready',
		'True',
		'[0, 1, 2]',
		'<RLock(MainProcess, 2)>',
		'attempt to release recursive lock not owned by thread',
		'semaphore or lock released too many times',
		'semaphore or lock released too many times',
		'<Lock(owner=MainProcess)> False False',
	])
})

test('Value, Array and named shared memory are seen by all; updates without a lock get lost', async () => {
	const { lines } = await run(
		`
from multiprocessing import shared_memory
def double(array):
    for i in range(len(array)): array[i] *= 2
def count(total, careful):
    for _ in range(300):
        if careful:
            with total.get_lock(): total.value += 1
        else: total.value += 1
def write(name):
    block = shared_memory.SharedMemory(name); block.buf[:2] = b'hi'; block.close()
`,
		`
def run_all(target, *args, times=1):
    found = [mp.Process(target=target, args=args) for _ in range(times)]
    for p in found: p.start()
    for p in found: p.join()
array = mp.Array('d', [1, 2.5]); run_all(double, array); print(array[:], len(array), str(array)[:60])
text, byte, raw = mp.Array('c', b'hello'), mp.Value('B', 255), mp.RawArray('i', 3)
text.value = b'hi'; byte.value += 1; raw[1:] = [7, -1]; print(text.value, text.raw, byte.value, raw[:])
careful, careless = mp.Value('i', 0), mp.Value('i', 0)
run_all(count, careful, True, times=3); run_all(count, careless, False, times=3)
print(careful.value, careless.value < 900, careful)
block = shared_memory.SharedMemory(create=True, size=4); run_all(write, block.name); print(bytes(block.buf)); block.close(); block.unlink()
items = shared_memory.ShareableList(['a', 2, None]); items[1] = 3; print(list(items)); items.shm.close(); items.shm.unlink()
for act in (lambda: shared_memory.SharedMemory(block.name), lambda: array[9], lambda: mp.Value('i', 'x'), lambda: mp.Value(dict), lambda: mp.Value('z')):
    try: act()
    except Exception as error: print(type(error).__name__, str(error).partition(':')[0])
`,
	)
	expect(lines).toEqual([
		'[2.0, 5.0] 2 <SynchronizedArray wrapper for <multiprocessing.sharedctypes',
		"b'hi' b'hi\\x00lo' 0 [0, 7, -1]",
		'900 True <Synchronized wrapper for c_int(900)>',
		"b'hi\\x00\\x00'",
		"['a', 3, None]",
		'FileNotFoundError [Errno 44] No such file or directory',
		'IndexError invalid index',
		"TypeError 'str' object cannot be interpreted as an integer",
		'NotImplementedError There is no ctypes in this machine',
		'TypeError this type has no size',
	])
})

test('a Manager serves its objects from a process of its own', async () => {
	const { lines, stderr } = await run(
		`
from multiprocessing.managers import BaseManager
def work(shared, found, lock, n):
    with lock: shared[n] = n * n; found.append(n)
class Counter:
    n = 0
    def up(self): self.n += 1; return self.n
class Own(BaseManager): pass
Own.register('Counter', Counter)
`,
		`
with mp.Manager() as manager:
    shared, found, lock, names = manager.dict(), manager.list(), manager.Lock(), manager.Namespace()
    found_by = [mp.Process(target=work, args=(shared, found, lock, n)) for n in range(3)]
    for p in found_by: p.start()
    for p in found_by: p.join()
    names.total = sum(found); print(sorted(shared.items()), sorted(found), names.total)
    try: shared['no']
    except KeyError as error: print(repr(error))
with Own() as own:
    counter = own.Counter()
    p = mp.Process(target=counter.up); p.start(); p.join(); print(counter.up())
`,
	)
	expect(stderr).toBe('')
	expect(lines).toEqual(['[(0, 0), (1, 1), (2, 4)] [0, 1, 2] 3', "KeyError('no')", '2'])
})
