import asyncio
import time

from keep_counting import fetch_total

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.1f} s"


async def count():
    ticks = 0
    while True:
        await asyncio.sleep(0.1)
        ticks += 1
        print(f"{at()}  tick {ticks}")


async def main():
    counter = asyncio.create_task(count())
    await asyncio.sleep(0.35)
    print(f"{at()}  asking for the total")
    total = await fetch_total(12)
    print(f"{at()}  the total is {total}")
    await asyncio.sleep(0.35)
    counter.cancel()


asyncio.run(main())
