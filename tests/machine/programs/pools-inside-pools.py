"""A job may use a pool of its own; waiting for its own full pool would last for ever."""

import time
from concurrent.futures import ThreadPoolExecutor


def leaf(number):
    time.sleep(0.1)
    return number * number


def branch(numbers):
    with ThreadPoolExecutor(len(numbers)) as pool:
        return sum(pool.map(leaf, numbers))


def impatient(pool):
    try:
        return pool.submit(leaf, 3).result(timeout=0.2)
    except TimeoutError:
        return 'would wait for itself'


start = time.perf_counter()
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(branch, [[1, 2], [3, 4]])), int((time.perf_counter() - start) * 10))
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(impatient, pool).result())
