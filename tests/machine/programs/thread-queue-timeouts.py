"""get and put wait as long as they are told, and raise Empty or Full."""

import queue
import threading
import time

line = queue.Queue(maxsize=1)
start = time.perf_counter()


def tenths():
    return int((time.perf_counter() - start) * 10)


for attempt in (lambda: line.get(timeout=0.1), line.get_nowait, lambda: line.get(block=False)):
    try:
        attempt()
    except queue.Empty as error:
        print(repr(error), tenths())
line.put('first')
print('full', line.full())
for attempt in (lambda: line.put('x', timeout=0.2), lambda: line.put_nowait('x')):
    try:
        attempt()
    except queue.Full as error:
        print(repr(error), tenths())
threading.Timer(0.2, line.get).start()
line.put('second', timeout=5)
print('room again', tenths(), line.get())
try:
    line.get(timeout=-1)
except ValueError as error:
    print(error)
