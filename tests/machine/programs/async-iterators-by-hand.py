"""async for asks __aiter__ once and __anext__ until StopAsyncIteration."""

import asyncio
import time


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        print('__aiter__')
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.left -= 1
        return self.left + 1


async def main():
    start = time.perf_counter()
    async for number in Countdown(3):
        print(number)
    else:
        print('else: nothing left')
    print(await anext(Countdown(0), 'a default'))
    print('tenths', int((time.perf_counter() - start) * 10))
    try:
        async for number in [1, 2]:
            print(number)
    except TypeError as error:
        print(error)


asyncio.run(main())
