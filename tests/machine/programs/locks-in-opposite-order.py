"""Two locks taken in opposite order block each other; a timeout gets out of it."""

import threading
import time

left, right = threading.Lock(), threading.Lock()
log = []


def careless(first, second, patience):
    with first:
        time.sleep(0.1)
        if second.acquire(timeout=patience):
            log.append('got both')
            second.release()
        else:
            log.append('gave up')


threads = [
    threading.Thread(target=careless, args=(left, right, 0.1)),
    threading.Thread(target=careless, args=(right, left, 5)),
]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log, 'tenths', int((time.perf_counter() - start) * 10))
print('both free', not left.locked(), not right.locked())
