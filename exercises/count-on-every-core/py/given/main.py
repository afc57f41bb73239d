import asyncio
import time

from count_all import count_all


async def main():
    ranges = [(first, first + 499) for first in range(5000, 9000, 500)]
    began = time.perf_counter()
    turns = 0

    async def turn():
        nonlocal turns
        while True:
            await asyncio.sleep(0.01)
            turns += 1

    turning = asyncio.create_task(turn())
    await asyncio.sleep(0)
    print(await count_all(ranges, 8))
    print(f"{time.perf_counter() - began:.2f} s, and the event loop took {turns} turns meanwhile")
    turning.cancel()


# A process begins by importing this file: what is under this `if` stays with the first one.
if __name__ == "__main__":
    asyncio.run(main())
