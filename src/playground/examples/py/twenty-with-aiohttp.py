# Twenty requests, in flight at the same time, over one session.
import asyncio
import time

import aiohttp


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://api.example/items/{number}") as response:
        response.raise_for_status()
        return (await response.json())["name"]


async def main() -> None:
    started = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        names = await asyncio.gather(*(fetch_name(session, n) for n in range(1, 21)))
    print(names[:3], "…")
    print(f"{len(names)} names in {time.perf_counter() - started:.1f} s")


asyncio.run(main())
