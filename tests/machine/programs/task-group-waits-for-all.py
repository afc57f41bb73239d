"""A TaskGroup leaves its block when all of its tasks are done, also those added late."""

import asyncio
import time


async def work(group, name, delay, log):
    await asyncio.sleep(delay)
    log.append(name)
    if name == 'first':
        group.create_task(work(group, 'added by first', 0.3, log))
    return delay


async def main():
    log = []
    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work(group, 'first', 0.1, log))
        second = group.create_task(work(group, 'second', 0.2, log))
        print('in the block', log)
    print('after the block', log)
    print(first.result(), second.result(), 'tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
