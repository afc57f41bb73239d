"""as_completed hands out futures as they end, whatever their order was."""

import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(name, delay):
    time.sleep(delay)
    if name == 'b':
        raise RuntimeError(f'{name} failed')
    return name


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=4) as pool:
    delays = {'a': 0.3, 'b': 0.1, 'c': 0.2}
    futures = {pool.submit(work, name, delay): name for name, delay in delays.items()}
    for future in as_completed(futures):
        outcome = future.exception() or future.result()
        print(futures[future], repr(outcome), int((time.perf_counter() - start) * 10))
    late = [pool.submit(work, 'd', 0.4)]
    try:
        for future in as_completed(late, timeout=0.1):
            print('never')
    except TimeoutError as error:
        print('TimeoutError', error)
