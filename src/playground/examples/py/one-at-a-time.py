# Two threads that compute take as long as one after the other: only one holds the
# interpreter's lock. Choose the clock that skips the waiting to see what it costs here.
import threading
import time


def count(to: int) -> None:
    number = 0
    while number < to:
        number += 1


started = time.perf_counter()
count(1_000_000)
count(1_000_000)
print(f"in a row:       {time.perf_counter() - started:.2f} s")

started = time.perf_counter()
threads = [threading.Thread(target=count, args=(1_000_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"in two threads: {time.perf_counter() - started:.2f} s")
