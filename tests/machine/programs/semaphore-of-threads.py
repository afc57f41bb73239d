"""A Semaphore keeps all but three threads out; with a timeout it says no."""

import threading
import time

gate = threading.Semaphore(3)
lock = threading.Lock()
inside = peak = 0


def enter():
    global inside, peak
    with gate:
        with lock:
            inside += 1
            peak = max(peak, inside)
        time.sleep(0.1)
        with lock:
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(9)]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('peak', peak, 'tenths', int((time.perf_counter() - start) * 10))
for _ in range(3):
    gate.acquire()
print(gate.acquire(blocking=False), gate.acquire(timeout=0.1))
gate.release(2)
print(gate.acquire(blocking=False))
