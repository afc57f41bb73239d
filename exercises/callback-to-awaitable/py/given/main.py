import asyncio
import time

import legacy
from awaitable import read_value

began = time.perf_counter()


async def show(key: str) -> None:
    try:
        found = await read_value(legacy.read, key)
        print(f"{time.perf_counter() - began:.2f} s  {key}: {found}")
    except KeyError as error:
        print(f"{time.perf_counter() - began:.2f} s  {key}: {error!r}")


async def main():
    await asyncio.gather(show("rice"), show("tea"), show("gold"))


asyncio.run(main())
