import asyncio
import functools
import time

import aiohttp

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.2f} s"


async def leaves(session, context, request):
    print(f"{at()}  → {request.method} {request.url}")


async def arrives(session, context, answer):
    print(f"{at()}  ← {answer.method} {answer.url}  {answer.response.status}")


# Watches every session, so that you see every request leave and every answer come.
watch = aiohttp.TraceConfig()
watch.on_request_start.append(leaves)
watch.on_request_end.append(arrives)
aiohttp.ClientSession = functools.partial(aiohttp.ClientSession, trace_configs=[watch])

# Only now, so that it finds the watched sessions.
from read_book import read_book


async def main():
    reading = asyncio.create_task(read_book("emma"))
    await asyncio.sleep(0.5)
    reading.cancel()
    try:
        print(f"{at()}  {await reading}")
    except asyncio.CancelledError:
        print(f"{at()}  the reader was called away")


asyncio.run(main())
