import asyncio
import time
from contextlib import aclosing

from pokedex import download


async def main():
    began = time.perf_counter()
    # Number 4 is refused once, number 13 always.
    async with aclosing(download(list(range(1, 25)))) as steps:
        async for step in steps:
            seconds = time.perf_counter() - began
            bar = "#" * step["done"] + "." * (step["total"] - step["done"])
            what = step["entry"]["name"] if step["entry"] else f"number {step['id']} failed"
            print(f"{seconds:.2f} s  [{bar}]  {what}")


asyncio.run(main())
