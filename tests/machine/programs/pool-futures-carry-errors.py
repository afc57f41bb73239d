"""A future keeps the error of its function, with the frames of the thread it ran in."""

import time
import traceback
from concurrent.futures import ThreadPoolExecutor


def parse(text):
    time.sleep(0.05)
    return int(text)


with ThreadPoolExecutor(max_workers=2) as pool:
    good = pool.submit(parse, '12')
    print(good.result(), good.exception())
    bad = pool.submit(parse, 'twelve')
    bad.add_done_callback(lambda future: print('callback', type(future.exception()).__name__))
    error = bad.exception()
    time.sleep(0.1)
    print(repr(error))
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)][-1])
    try:
        bad.result()
    except ValueError:
        print('raised again by result()')
    slow = pool.submit(time.sleep, 0.3)
    try:
        slow.result(timeout=0.1)
    except TimeoutError:
        print('not yet', slow.done())
    good.add_done_callback(lambda future: print('callback at once', future.result()))
