"""A retry waits twice as long each time, and gives up with the last error."""

import asyncio
import time


class Flaky:
    def __init__(self, failures):
        self.failures = failures

    async def call(self):
        await asyncio.sleep(0)
        if self.failures:
            self.failures -= 1
            raise ConnectionError(f'{self.failures} more to come')
        return 'answer'


async def retry(call, attempts, wait):
    for attempt in range(1, attempts + 1):
        try:
            return await call(), attempt
        except ConnectionError:
            if attempt == attempts:
                raise
            await asyncio.sleep(wait)
            wait *= 2


async def main():
    start = time.perf_counter()
    print(await retry(Flaky(2).call, 3, 0.1), int((time.perf_counter() - start) * 10))
    start = time.perf_counter()
    try:
        await retry(Flaky(9).call, 3, 0.1)
    except ConnectionError as error:
        print('gave up:', error, int((time.perf_counter() - start) * 10))


asyncio.run(main())
