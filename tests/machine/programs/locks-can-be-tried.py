"""A Lock can be tried, tried for a time, and released by another thread; an RLock cannot."""

import threading
import time

lock = threading.Lock()
print('taken', lock.acquire(), lock.locked())
print('tried', lock.acquire(blocking=False))
start = time.perf_counter()
print('tried for a time', lock.acquire(timeout=0.2), int((time.perf_counter() - start) * 10))
other = threading.Thread(target=lock.release)
other.start()
other.join()
print('released elsewhere', lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print('Lock:', error)

again = threading.RLock()
with again, again:
    found = []
    other = threading.Thread(target=lambda: found.append(again.acquire(blocking=False)))
    other.start()
    other.join()
    print('entered twice; elsewhere', found)
try:
    again.release()
except RuntimeError as error:
    print('RLock:', error)
