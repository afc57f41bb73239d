"""A ClientTimeout ends what is late, for a session or for one request."""

import asyncio
import os
import time

import aiohttp

lab = os.environ['LAB']


async def attempt(name, session, **options):
    start = time.perf_counter()
    try:
        async with session.get(f'{lab}/slow/1', **options) as response:
            outcome = response.status
    except TimeoutError as error:
        outcome = isinstance(error, asyncio.TimeoutError)
    print(name, outcome, 'tenths', int((time.perf_counter() - start) * 10))


async def main():
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.2)) as session:
        await attempt('session', session)
        await attempt('own, longer', session, timeout=aiohttp.ClientTimeout(total=5))
        await attempt('sock_read', session, timeout=aiohttp.ClientTimeout(sock_read=0.3))
        async with session.get(f'{lab}/text') as response:
            print('the session is still good', response.status)


async def with_asyncio():
    async with aiohttp.ClientSession() as session:
        try:
            async with asyncio.timeout(0.1):
                await session.get(f'{lab}/slow/1')
        except TimeoutError:
            print("asyncio's timeout does as well")


asyncio.run(main())
asyncio.run(with_asyncio())
