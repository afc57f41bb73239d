"""Worker threads share a Queue until they find the sentinel; join waits for the last task_done."""

import queue
import threading
import time

jobs, results = queue.Queue(), queue.Queue()


def worker():
    while (number := jobs.get()) is not None:
        time.sleep(0.1)
        results.put(number * number)
        jobs.task_done()
    jobs.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
start = time.perf_counter()
for number in range(6):
    jobs.put(number)
jobs.join()
print('tenths', int((time.perf_counter() - start) * 10), 'empty', jobs.empty())
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(results.qsize())))
try:
    jobs.task_done()
except ValueError as error:
    print(error)
