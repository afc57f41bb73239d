# Processes have an interpreter each, so they do compute at the same time. With the
# virtual clock you see what four cores would make of it.
import time
from concurrent.futures import ProcessPoolExecutor


def count(to: int) -> int:
    number = 0
    while number < to:
        number += 1
    return number


if __name__ == "__main__":
    started = time.perf_counter()
    for _ in range(4):
        count(500_000)
    print(f"in a row:          {time.perf_counter() - started:.2f} s")

    with ProcessPoolExecutor(max_workers=4) as pool:
        list(pool.map(count, [1] * 4))  # The first call also starts the processes.
        started = time.perf_counter()
        list(pool.map(count, [500_000] * 4))
        print(f"in four processes: {time.perf_counter() - started:.2f} s")
