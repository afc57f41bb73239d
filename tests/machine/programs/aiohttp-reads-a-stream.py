"""A response can be read while it arrives: line by line, or chunk by chunk."""

import asyncio
import os
import time

import aiohttp

lab = os.environ['LAB']


async def main():
    async with aiohttp.ClientSession() as session:
        (await session.get(f'{lab}/text')).release()
        start = time.perf_counter()
        async with session.get(f'{lab}/stream') as response:
            print('headers', response.status, int((time.perf_counter() - start) * 10))
            async for line in response.content:
                print(line, int((time.perf_counter() - start) * 10))
        async with session.get(f'{lab}/stream') as response:
            print(await response.content.readline(), await response.content.readexactly(6))
            print(await response.content.read(), response.content.at_eof())
        async with session.get(f'{lab}/text') as response:
            pieces = [piece async for piece in response.content.iter_chunked(8)]
            print(len(pieces), b''.join(pieces))


asyncio.run(main())
