"""A threading.Timer calls once, later, in a thread of its own, unless it is cancelled."""

import threading
import time

log = []
start = time.perf_counter()


def ring(word, times=1):
    log.append((word * times, int((time.perf_counter() - start) * 10)))


timers = [
    threading.Timer(0.3, ring, args=('late',)),
    threading.Timer(0.1, ring, args=('soon',), kwargs={'times': 2}),
    threading.Timer(0.2, ring, args=('never',)),
]
for timer in timers:
    timer.start()
timers[2].cancel()
print(log, timers[0].is_alive(), timers[0].daemon)
for timer in timers:
    timer.join()
print(log)
