import asyncio
import time

from count_down import count_down_together

began = time.perf_counter()


def tell(name: str, number: int) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {name}: {number or 'ready'}")


async def tick() -> None:
    await asyncio.sleep(0.5)
    while True:
        print(f"{time.perf_counter() - began:.1f} s  tick")
        await asyncio.sleep(1)


async def main():
    ticking = asyncio.create_task(tick())
    await count_down_together({"kettle": 2, "egg": 3, "toast": 1}, tell)
    ticking.cancel()
    print(f"breakfast after {time.perf_counter() - began:.1f} s")


asyncio.run(main())
