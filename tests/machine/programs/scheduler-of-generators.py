"""Twenty lines make a scheduler: generators that yield give the next one its turn."""

import heapq
import time
from collections import deque

ready, sleeping, log = deque(), [], []


def sleep(seconds):
    yield time.perf_counter() + seconds


def count(name, stop, pause):
    for number in range(stop):
        log.append(f'{name}{number}')
        yield from sleep(pause)
    log.append(f'{name} ends')


def run():
    while ready or sleeping:
        if not ready:
            wake, _, task = heapq.heappop(sleeping)
            time.sleep(max(0, wake - time.perf_counter()))
            ready.append(task)
        task = ready.popleft()
        try:
            heapq.heappush(sleeping, (next(task), id(task), task))
        except StopIteration:
            pass


start = time.perf_counter()
ready.extend([count('a', 3, 0.2), count('b', 1, 0.3)])
run()
print(log, 'tenths', int((time.perf_counter() - start) * 10))
