"""A pool starts threads when it needs them, names them, and runs its initializer in each."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

local = threading.local()
started = []


def initialize(word):
    local.word = word
    started.append(threading.current_thread().name)


def work(_):
    time.sleep(0.1)
    return threading.current_thread().name, local.word


with ThreadPoolExecutor(2, 'crew', initializer=initialize, initargs=('hi',)) as pool:
    print('before', started)
    answers = list(pool.map(work, range(4)))
print(sorted(started))
print(sorted(set(answers)), len(answers))

pool = ThreadPoolExecutor(4)
for _ in range(3):
    pool.submit(len, 'abc').result()
    time.sleep(0.05)
print('idle threads are used again:', threading.active_count() - 1)
pool.shutdown()
print('after the shutdown', threading.active_count() - 1)
