"""Executor.map answers in the order of its arguments, and raises when its error is reached."""

import time
from concurrent.futures import ThreadPoolExecutor


def work(delay):
    time.sleep(delay)
    return delay


def invert(number):
    return 1 / number


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(work, [0.3, 0.1, 0.2])), int((time.perf_counter() - start) * 10))
    print(list(pool.map(pow, [2, 3, 4], [3, 2, 1])))
    answers = pool.map(invert, [1, 2, 0, 4])
    try:
        for answer in answers:
            print(answer)
    except ZeroDivisionError as error:
        print('reached the error:', error)
    try:
        for answer in pool.map(work, [0.1, 0.6], timeout=0.3):
            print(answer)
    except TimeoutError:
        print('too late')
