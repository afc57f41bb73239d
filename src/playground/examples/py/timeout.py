# What takes too long is cancelled, and may clean up behind itself.
import asyncio
import time

import aiohttp


async def ask(session: aiohttp.ClientSession) -> str:
    try:
        async with session.get("https://api.example/slow") as response:
            return await response.text()
    finally:
        print("cleaning up")


async def main() -> None:
    started = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        try:
            async with asyncio.timeout(2):
                print(await ask(session))
        except TimeoutError:
            print(f"gave up after {time.perf_counter() - started:.1f} s")


asyncio.run(main())
