"""wait_for cancels what is late, waits for its clean-up, and raises TimeoutError."""

import asyncio
import time


async def slow():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(0.2)
        print('cleaned up')


async def main():
    start = time.perf_counter()
    print(await asyncio.wait_for(asyncio.sleep(0.1, 'in time'), 5))
    task = asyncio.create_task(slow())
    try:
        await asyncio.wait_for(task, 0.1)
    except TimeoutError as error:
        print(type(error).__name__, asyncio.TimeoutError is TimeoutError)
    print('cancelled', task.cancelled(), 'tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
