"""Queue is first in first out, LifoQueue last in first out, PriorityQueue smallest first."""

import asyncio


def drain(queue):
    return [queue.get_nowait() for _ in range(queue.qsize())]


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 4, 1, 5):
            await queue.put(item)
        print(kind.__name__, drain(queue))

    jobs = asyncio.PriorityQueue(maxsize=2)
    jobs.put_nowait((2, 'write'))
    jobs.put_nowait((1, 'read'))
    try:
        jobs.put_nowait((0, 'think'))
    except asyncio.QueueFull as error:
        print(type(error).__name__, jobs.full(), drain(jobs))
    try:
        jobs.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__, jobs.empty())


asyncio.run(main())
