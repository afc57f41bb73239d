import asyncio
import functools
import time

import aiohttp

in_flight = 0
peak = 0


async def leaves(session, context, request):
    global in_flight, peak
    in_flight += 1
    peak = max(peak, in_flight)


async def ends(session, context, request):
    global in_flight
    in_flight -= 1


# Watches every session, so that you see how many requests were in flight.
watch = aiohttp.TraceConfig()
watch.on_request_start.append(leaves)
watch.on_request_end.append(ends)
watch.on_request_exception.append(ends)
aiohttp.ClientSession = functools.partial(aiohttp.ClientSession, trace_configs=[watch])

# Only now, so that it finds the watched sessions.
from pokedex import download


async def main():
    began = time.perf_counter()
    entries = await download(list(range(1, 25)))
    seconds = time.perf_counter() - began
    for entry in entries:
        print(f"{entry['id']:>3}  {entry['name']:<11} {entry['height'] / 10:>4.1f} m")
    print(f"{len(entries)} entries in {seconds:.2f} s, at most {peak} requests in flight")


asyncio.run(main())
