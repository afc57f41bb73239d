import asyncio
import time

from connect import connect

began = time.perf_counter()
waiting = 0


def say(what: str) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {what}")


async def bake(put):
    global waiting
    for number in range(1, 9):
        await put(f"loaf {number}")
        waiting += 1
        say(f"loaf {number} is baked, {waiting} on the shelf")


async def sell(loaf):
    global waiting
    waiting -= 1
    await asyncio.sleep(0.3)
    say(f"          {loaf} is sold")


asyncio.run(connect(bake, sell, room=2))
