"""A Barrier runs its action once and lets all go; a timeout breaks it for everyone."""

import threading
import time

log = []
barrier = threading.Barrier(3, action=lambda: log.append('all here'))


def meet(delay, timeout=None):
    time.sleep(delay)
    try:
        log.append(barrier.wait(timeout))
    except threading.BrokenBarrierError:
        log.append('broken')


def run(*delays, timeout=None):
    threads = [threading.Thread(target=meet, args=(delay, timeout)) for delay in delays]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


start = time.perf_counter()
run(0, 0.1, 0.2)
print(log[0], sorted(log[1:]), 'tenths', int((time.perf_counter() - start) * 10))
log.clear()
run(0, 0, timeout=0.1)
print(log, barrier.broken)
barrier.reset()
print(barrier.broken, barrier.parties, barrier.n_waiting)
