"""asyncio.timeout cancels what its block waits for, and raises TimeoutError outside."""

import asyncio
import time


async def main():
    start = time.perf_counter()
    try:
        async with asyncio.timeout(0.2) as limit:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print('inside: cancelled')
                raise
    except TimeoutError as error:
        print('outside:', type(error).__name__, repr(str(error)))
    print('expired', limit.expired(), 'tenths', int((time.perf_counter() - start) * 10))

    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(0.1)
    print('expired', limit.expired(), 'tenths', int((time.perf_counter() - start) * 10))
    print('still to be cancelled', asyncio.current_task().cancelling())


asyncio.run(main())
