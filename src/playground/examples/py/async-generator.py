# A generator that waits between its values, and a stream that comes in pieces.
import asyncio
import time
from collections.abc import AsyncIterator

import aiohttp

started = time.perf_counter()


async def countdown(start: int) -> AsyncIterator[int]:
    for number in range(start, 0, -1):
        yield number
        await asyncio.sleep(0.5)


async def main() -> None:
    async for number in countdown(3):
        print(f"{time.perf_counter() - started:.1f} s  {number}")

    async with aiohttp.ClientSession() as session:
        async with session.get("https://api.example/news") as response:
            async for line in response.content:
                print(f"{time.perf_counter() - started:.1f} s  {line.decode().strip()}")


asyncio.run(main())
