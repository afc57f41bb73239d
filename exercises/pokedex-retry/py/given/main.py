import asyncio
import time

from pokedex import download


async def main():
    began = time.perf_counter()
    # Number 4 is refused once, number 9 twice, number 13 always, and there is no number 25.
    pokedex = await download(list(range(1, 26)))
    seconds = time.perf_counter() - began
    print(f"{len(pokedex['entries'])} entries in {seconds:.2f} s")
    for failure in pokedex["failed"]:
        print(f"number {failure['id']} failed with status {failure['status']}")


asyncio.run(main())
