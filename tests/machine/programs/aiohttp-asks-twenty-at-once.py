"""Twenty requests take as long as one when they are asked at once."""

import asyncio
import os
import time

import aiohttp

lab = os.environ['LAB']


async def name_of(session, number):
    async with session.get(f'{lab}/items/{number}') as response:
        return (await response.json())['name']


async def main():
    async with aiohttp.ClientSession() as session:
        await name_of(session, 0)
        start = time.perf_counter()
        for number in range(2):
            await name_of(session, number)
        print('two, one by one: fifths', int((time.perf_counter() - start) * 5))
        start = time.perf_counter()
        names = await asyncio.gather(*(name_of(session, number) for number in range(20)))
        print('twenty at once: fifths', int((time.perf_counter() - start) * 5))
        print(names[0], names[-1], len(set(names)))


asyncio.run(main())
