"""Awaiting one after the other adds the waits up; tasks that were begun before overlap."""

import asyncio
import time


async def wait(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def one_by_one():
    return [await wait(0.1) for _ in range(3)]


async def begun_before():
    tasks = [asyncio.create_task(wait(0.1)) for _ in range(3)]
    return [await task for task in tasks]


async def begun_too_late():
    return [await asyncio.create_task(wait(0.1)) for _ in range(3)]


for way in (one_by_one, begun_before, begun_too_late):
    start = time.perf_counter()
    answers = asyncio.run(way())
    print(way.__name__, answers, 'tenths', int((time.perf_counter() - start) * 10))
