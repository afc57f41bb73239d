"""gather answers in the order it was asked, whatever finishes first."""

import asyncio
import time

finished = []


async def fetch(name, delay):
    await asyncio.sleep(delay)
    finished.append(name)
    return name.upper()


async def main():
    start = time.perf_counter()
    answers = await asyncio.gather(fetch('a', 0.3), fetch('b', 0.1), fetch('c', 0.2))
    took = time.perf_counter() - start
    print('answers', answers)
    print('finished', finished)
    print('tenths', int(took * 10))


asyncio.run(main())
