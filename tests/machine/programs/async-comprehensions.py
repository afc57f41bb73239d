"""Comprehensions may await, and may loop over async iterators; they do it one after the other."""

import asyncio
import time


async def squares(stop):
    for number in range(stop):
        await asyncio.sleep(0)
        yield number * number


async def slow_double(number):
    await asyncio.sleep(0.1)
    return number * 2


async def main():
    print([number async for number in squares(5)])
    print({number: str(number) async for number in squares(4) if number % 2})
    print(sorted({number % 3 async for number in squares(6)}))
    print(sum([number async for number in squares(4)]))
    start = time.perf_counter()
    print([await slow_double(number) for number in range(3)])
    print('tenths', int((time.perf_counter() - start) * 10))
    lazy = (await slow_double(number) async for number in squares(3))
    print(type(lazy).__name__, [number async for number in lazy])


asyncio.run(main())
