"""time.sleep in a coroutine stops every other task; asyncio.sleep stops none."""

import asyncio
import time


async def ticker(ticks):
    while True:
        await asyncio.sleep(0.2)
        ticks.append('tick')


async def count_ticks(pause):
    ticks = []
    task = asyncio.create_task(ticker(ticks))
    await asyncio.sleep(0)
    start = time.perf_counter()
    await pause()
    took = time.perf_counter() - start
    task.cancel()
    return len(ticks), int(took * 2)


async def polite():
    await asyncio.sleep(0.5)


async def blocking():
    time.sleep(0.5)


print('polite', asyncio.run(count_ticks(polite)))
print('blocking', asyncio.run(count_ticks(blocking)))
