import asyncio
import time

from give_way import work_through

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.1f} s"


def work(number: int) -> int:
    return sum(number % divisor for divisor in range(1, 1000))


async def tick() -> None:
    while True:
        print(f"{at()}  tick")
        await asyncio.sleep(0.1)


async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0.1)
    print(f"{at()}  the work begins")
    results = await work_through(work, list(range(3000)))
    print(f"{at()}  {len(results)} results")
    await asyncio.sleep(0.1)
    ticking.cancel()


asyncio.run(main())
