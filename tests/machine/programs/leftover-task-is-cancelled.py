"""What still runs when main is over is cancelled, and may clean up."""

import asyncio
import time


async def leftover():
    try:
        await asyncio.sleep(5)
        print('never')
    except asyncio.CancelledError:
        print('leftover: cancelled')
        await asyncio.sleep(0.1)
        print('leftover: cleaned up')
        raise


async def main():
    main.task = asyncio.create_task(leftover())
    await asyncio.sleep(0.1)
    print('main: over')
    return 'answer'


start = time.perf_counter()
print(asyncio.run(main()))
print('cancelled', main.task.cancelled(), 'tenths', int((time.perf_counter() - start) * 10))
