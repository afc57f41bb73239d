"""Three workers share one asyncio.Queue, and join waits until every item is done."""

import asyncio
import time


async def worker(name, queue, done):
    while True:
        delay = await queue.get()
        await asyncio.sleep(delay)
        done.append((name, delay))
        queue.task_done()


async def main():
    queue, done = asyncio.Queue(), []
    for delay in (0.1, 0.2, 0.3, 0.2, 0.1, 0.3):
        queue.put_nowait(delay)
    start = time.perf_counter()
    workers = [asyncio.create_task(worker(name, queue, done)) for name in 'abc']
    await queue.join()
    print('tenths', int((time.perf_counter() - start) * 10), 'items', len(done))
    for one in workers:
        one.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print([type(end).__name__ for end in ends])
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
