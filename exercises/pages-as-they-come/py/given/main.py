import asyncio
import time

import aiohttp

from berry_names import berry_names

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.1f} s"


async def asks(session, context, request):
    print(f"{at()}  → {request.url}")


async def main():
    # Watches the session, so that you see when each page is asked for.
    watch = aiohttp.TraceConfig()
    watch.on_request_start.append(asks)
    async with aiohttp.ClientSession(trace_configs=[watch]) as session:
        async for name in berry_names(session, "https://berries.example/list?page=1"):
            print(f"{at()}  {name}")
            await asyncio.sleep(0.1)  # a reader who takes its time


asyncio.run(main())
