"""wait answers with the done and the pending, and cancels nothing."""

import asyncio
import time


async def answer(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    start = time.perf_counter()
    tasks = [asyncio.create_task(answer(n, d)) for n, d in (('a', 0.3), ('b', 0.1), ('c', 0.5))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print('done', sorted(task.result() for task in done), 'pending', len(pending))
    print('tenths', int((time.perf_counter() - start) * 10))

    done, pending = await asyncio.wait(pending, timeout=0.3)
    print('done', sorted(task.result() for task in done), 'pending', len(pending))
    print('tenths', int((time.perf_counter() - start) * 10))
    print('none was cancelled', not any(task.cancelled() for task in tasks))


asyncio.run(main())
