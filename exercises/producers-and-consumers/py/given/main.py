import asyncio
import time

from share_out import share_out

began = time.perf_counter()


def say(what: str) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {what}")


async def orders():
    for number in range(1, 8):
        await asyncio.sleep(0.1)
        say(f"order {number} comes in")
        yield f"order {number}"


async def cook(order):
    await asyncio.sleep(0.5)
    say(f"          {order} is served")


asyncio.run(share_out(orders(), cook))
say("the kitchen closes")
