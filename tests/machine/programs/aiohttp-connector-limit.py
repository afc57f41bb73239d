"""TCPConnector(limit=2) opens two connections at most: the others wait their turn."""

import asyncio
import os
import time

import aiohttp

lab = os.environ['LAB']


async def get(session, number, log):
    async with session.get(f'{lab}/slow/{number}') as response:
        await response.read()
        log.append(number)


async def main():
    for limit in (2, 4):
        connector = aiohttp.TCPConnector(limit=limit)
        async with aiohttp.ClientSession(connector=connector) as session:
            log = []
            start = time.perf_counter()
            await asyncio.gather(*(get(session, number, log) for number in range(4)))
            print('limit', connector.limit, 'halves', int((time.perf_counter() - start) * 2))
            print(sorted(log), 'in order of the asking', log[0] in (0, 1) or limit == 4)
        print('closed', connector.closed)


asyncio.run(main())
