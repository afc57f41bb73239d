"""Whatever has __await__ can be awaited; whatever has not, cannot."""

import asyncio
import time


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        start = time.perf_counter()
        yield from asyncio.sleep(self.seconds).__await__()
        return int((time.perf_counter() - start) * 10)


async def main():
    print('tenths', await Pause(0.2))
    print('tenths', await asyncio.gather(Pause(0.1), Pause(0.3)))
    print('tenths', await asyncio.wait_for(Pause(0.1), 5))
    try:
        await 5
    except TypeError as error:
        print(error)
    try:
        await asyncio.wait_for(Pause(5), 0.1)
    except TimeoutError:
        print('timed out')


asyncio.run(main())
