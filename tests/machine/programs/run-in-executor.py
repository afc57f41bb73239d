"""run_in_executor waits for a blocking function in a pool, and the pool's size is the limit."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial


def block(seconds, *, answer=None):
    time.sleep(seconds)
    return answer or threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix='pool') as pool:
        start = time.perf_counter()
        names = await asyncio.gather(*(loop.run_in_executor(pool, block, 0.2) for _ in range(4)))
        print(sorted(set(names)), 'tenths', int((time.perf_counter() - start) * 10))
        print(await loop.run_in_executor(pool, partial(block, 0.1, answer='with a keyword')))
    print(await loop.run_in_executor(None, block, 0.1))
    print(threading.current_thread() is threading.main_thread())


asyncio.run(main())
