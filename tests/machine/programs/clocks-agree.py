"""All clocks tell the same pause, and none goes backwards."""

import time
from datetime import datetime

clocks = (time.time, time.monotonic, time.perf_counter, lambda: datetime.now().timestamp())
before = [clock() for clock in clocks]
time.sleep(0.3)
print([int((clock() - start) * 10) for clock, start in zip(clocks, before)])
nanoseconds = time.perf_counter_ns()
time.sleep(0.1)
print((time.perf_counter_ns() - nanoseconds) // 100_000_000, type(time.time_ns()).__name__)
readings = [time.monotonic() for _ in range(1000)]
print(readings == sorted(readings), time.get_clock_info('monotonic').monotonic)
print(time.time() > 1_700_000_000)
start = time.perf_counter()
time.sleep(0)
print(time.perf_counter() - start < 0.05)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
