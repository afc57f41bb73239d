"""A full Queue makes put wait: the producer goes at the pace of the consumer."""

import asyncio
import time


async def produce(queue, log, start):
    for item in range(5):
        await queue.put(item)
        log.append(f'put {item} at {int((time.perf_counter() - start) * 10)}')
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        await asyncio.sleep(0.2)
        total += item
    return total


async def main():
    queue, log = asyncio.Queue(maxsize=2), []
    start = time.perf_counter()
    _, total = await asyncio.gather(produce(queue, log, start), consume(queue))
    print('\n'.join(log))
    print('total', total, 'empty', queue.empty(), 'maxsize', queue.maxsize)


asyncio.run(main())
