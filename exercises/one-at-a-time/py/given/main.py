import asyncio
import functools
import time

import aiohttp

began = time.perf_counter()
in_flight = 0


def at() -> str:
    return f"{time.perf_counter() - began:.2f} s"


async def leaves(session, context, request):
    global in_flight
    in_flight += 1
    print(f"{at()}  → {request.url}  ({in_flight} in flight)")


async def arrives(session, context, answer):
    global in_flight
    in_flight -= 1
    print(f"{at()}  ← {answer.url}  {answer.response.status}")


async def fails(session, context, request):
    global in_flight
    in_flight -= 1


# Watches every session, so that you see every request leave and every answer come.
watch = aiohttp.TraceConfig()
watch.on_request_start.append(leaves)
watch.on_request_end.append(arrives)
watch.on_request_exception.append(fails)
aiohttp.ClientSession = functools.partial(aiohttp.ClientSession, trace_configs=[watch])

# Only now, so that it finds the watched sessions.
from one_by_one import fetch_one_by_one


async def main():
    names, seconds = await fetch_one_by_one([1, 4, 7, 10, 25])
    print(names)
    print(f"{len(names)} names in {at()}; your watch says {seconds:.2f} s")


asyncio.run(main())
