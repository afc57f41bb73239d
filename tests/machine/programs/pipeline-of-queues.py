"""Stages joined by queues work at the same time; a sentinel closes them one after the other."""

import asyncio
import time

end = object()


async def stage(work, source, target):
    while (item := await source.get()) is not end:
        await asyncio.sleep(0.1)
        await target.put(work(item))
    await target.put(end)


async def collect(source):
    items = []
    while (item := await source.get()) is not end:
        items.append(item)
    return items


async def main():
    first, second, third = (asyncio.Queue(maxsize=1) for _ in range(3))
    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        group.create_task(stage(lambda number: number + 1, first, second))
        group.create_task(stage(lambda number: number * 10, second, third))
        result = group.create_task(collect(third))
        for number in range(4):
            await first.put(number)
        await first.put(end)
    print(result.result(), 'tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
